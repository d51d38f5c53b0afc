import type { Selectable } from "kysely";
import { db, isPostgres } from "@/lib/db/db";
import type { ImportTable, InvitationTable } from "@/lib/db/schema";
import type { ErrorCode } from "@/lib/platform/errors";
import { instanceId } from "@/lib/db/heartbeat";
import { rosterKey } from "@/lib/mirror/roster-key";

/** A row of the ledger that this process carries out now. */
export type Claimed = Selectable<InvitationTable>;

/** An import whose rows may be carried out now. */
export type Run = ImportTable & { synced_at: number };

/**
 * The imports that may send now: running, not waiting for Boomstream, and with a roster that was
 * asked for after the import was made, so that nobody is invited who is there already.
 */
export function sendableImports(): Promise<Run[]> {
  const now = Date.now();
  return db()
    .selectFrom("imports")
    .innerJoin("syncs", (join) =>
      join
        .onRef("syncs.project_id", "=", "imports.project_id")
        .on((eb) =>
          eb("syncs.key", "=", eb(eb.val(rosterKey("")), "||", eb.ref("imports.conference_code"))),
        ),
    )
    .selectAll("imports")
    .select((eb) => eb.fn.coalesce("syncs.synced_at", eb.lit(0)).as("synced_at"))
    .where("imports.state", "=", "running")
    .where((eb) => eb.or([eb("retry_at", "is", null), eb("retry_at", "<=", now)]))
    .whereRef("syncs.synced_at", ">=", "imports.created_at")
    .execute();
}

/**
 * Takes the next row of an import that still may send, in the order of the file; null where none is
 * due. That it is being sent, and by whom, is committed when this answers. Instances never get the
 * same row.
 */
export async function claimRow(run: Pick<Run, "id">): Promise<Claimed | null> {
  const now = Date.now();
  const due = db()
    .selectFrom("invitations")
    .select("id")
    .where("import_id", "=", run.id)
    .where("state", "=", "planned")
    .where((eb) => eb.or([eb("due_at", "is", null), eb("due_at", "<=", now)]))
    .orderBy("position")
    .limit(1);
  const row = await db()
    .updateTable("invitations")
    .set((eb) => ({
      state: "sending" as const,
      attempts: eb("attempts", "+", 1),
      started_at: now,
      ended_at: null,
      due_at: null,
      known_before: null,
      instance_id: instanceId(),
    }))
    .where("id", "=", isPostgres() ? due.forUpdate().skipLocked() : due)
    .where("state", "=", "planned")
    // Paused, cancelled or held since it was listed.
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom("imports")
          .select("imports.id")
          .where("imports.id", "=", run.id)
          .where("imports.state", "=", "running")
          .where((wait) => wait.or([wait("retry_at", "is", null), wait("retry_at", "<=", now)])),
      ),
    )
    .returningAll()
    .executeTakeFirst();
  return row ?? null;
}

/**
 * Puts a row back, to be tried again `after` ms. The attempt counts only where something may have been
 * sent.
 */
export async function requeueRow(
  row: Pick<Claimed, "id" | "started_at">,
  after: number,
  { because = null, counted = false }: { because?: ErrorCode | null; counted?: boolean } = {},
): Promise<void> {
  await db()
    .updateTable("invitations")
    .set((eb) => ({
      state: "planned" as const,
      due_at: Date.now() + Math.round(after),
      attempts: eb("attempts", "-", counted ? 0 : 1),
      error_code: because,
    }))
    .where("id", "=", row.id)
    .where("state", "=", "sending")
    .where("started_at", "=", row.started_at)
    .execute();
}

/** Closes a row for which nothing was done. */
export async function skip(row: Pick<Claimed, "id" | "started_at">, reason: string): Promise<void> {
  await db()
    .updateTable("invitations")
    .set((eb) => ({
      state: "skipped" as const,
      skip_reason: reason,
      ended_at: Date.now(),
      attempts: eb("attempts", "-", 1),
    }))
    .where("id", "=", row.id)
    .where("state", "=", "sending")
    .where("started_at", "=", row.started_at)
    .execute();
}
