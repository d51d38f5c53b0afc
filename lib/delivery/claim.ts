import {
  type ExpressionBuilder,
  type RawBuilder,
  type Selectable,
  sql,
  type SqlBool,
} from "kysely";
import type { ActivityEntry } from "@/lib/audit/record";
import { databaseNow } from "@/lib/db/clock";
import { db, isPostgres } from "@/lib/db/db";
import { instanceId } from "@/lib/db/heartbeat";
import type { Database, ImportTable, InvitationTable } from "@/lib/db/schema";
import { currentOrder } from "@/lib/mirror/request-order";
import { rosterKey } from "@/lib/platform/live-topics";
import { sendsOwnMail } from "@/lib/mail-queue/enqueue";
import { wallNow } from "@/lib/platform/clock";
import type { ErrorCode } from "@/lib/platform/errors";

/** A row of the ledger that this process has claimed. */
export type Claimed = Selectable<InvitationTable>;

export type Import = Selectable<ImportTable>;

/**
 * The value of `known_before` if nobody has the address. The states of `known_before`:
 *
 * - null: the call did not begin, or it is a first invitation that needs no list.
 * - `[]`: nobody had the address before the call.
 * - a JSON list: the codes of the participants who had the address.
 */
const NOBODY = "[]";

/** Identifies one claim of a row: a later claim has a higher epoch. */
export type Claim = Pick<Claimed, "id" | "epoch">;

/** Returns an SQL condition: the time in a column has passed, by the database's clock. */
export function isDue(column: "due_at" | "retry_at"): RawBuilder<SqlBool> {
  return sql<SqlBool>`(${sql.ref(column)} is null or ${sql.ref(column)} <= ${databaseNow()})`;
}

/**
 * Returns the imports that may send now: running, not waiting for Boomstream, with a row that is due, and
 * with a roster that was requested after the import was created, so that nobody on it is invited again.
 */
export function sendableImports(): Promise<Import[]> {
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
    .where("imports.state", "=", "running")
    .where(isDue("retry_at"))
    .whereRef("syncs.synced_order", ">", "imports.created_order")
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom("invitations")
          .select("invitations.id")
          .whereRef("invitations.import_id", "=", "imports.id")
          .where("invitations.state", "=", "planned")
          .where(isDue("due_at")),
      ),
    )
    .execute();
}

/**
 * Claims the next due row of an import that may still send, in the order of the file; null if there is none.
 * The claim is committed when this returns, and two instances never claim the same row.
 */
export async function claimRow(run: Pick<Import, "id">): Promise<Claimed | null> {
  const due = db()
    .selectFrom("invitations")
    .select("id")
    .where("import_id", "=", run.id)
    .where("state", "=", "planned")
    .where(isDue("due_at"))
    .orderBy("position")
    .limit(1);
  const row = await db()
    .updateTable("invitations")
    .set((eb) => ({
      state: "sending" as const,
      attempts: eb("attempts", "+", 1),
      epoch: eb("epoch", "+", 1),
      started_at: wallNow(),
      started_order: currentOrder(),
      ended_at: null,
      due_at: null,
      known_before: nobodyBefore(eb),
      instance_id: instanceId(),
      own_mail: sendsOwnMail(sql.ref("invitations.project_id")),
    }))
    .where("id", "=", isPostgres() ? due.forUpdate().skipLocked() : due)
    .where("state", "=", "planned")
    // The import may have been paused or canceled since it was listed.
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom("imports")
          .select("imports.id")
          .where("imports.id", "=", run.id)
          .where("imports.state", "=", "running")
          .where(isDue("retry_at")),
      ),
    )
    .returningAll()
    .executeTakeFirst();
  return row ?? null;
}

/**
 * Returns `known_before` for a first invitation whose address was never in the mirror: a participant with this
 * address who appears later was added after the claim, even on a roster requested before it. Null for all
 * other rows.
 */
function nobodyBefore(eb: ExpressionBuilder<Database, "invitations">) {
  const known = eb
    .selectFrom("participants")
    .select("code")
    .whereRef("participants.project_id", "=", "invitations.project_id")
    .whereRef("participants.conference_code", "=", "invitations.conference_code")
    .whereRef("participants.email_key", "=", "invitations.email_key");
  const first = eb.and([eb("kind", "=", "invite"), eb("again", "=", 0)]);
  return eb
    .case()
    .when(eb.and([first, eb.not(eb.exists(known))]))
    .then(NOBODY)
    .end();
}

/** Selects the row if this claim is the newest and still sending. */
function claimedRow({ id, epoch }: Claim) {
  return db()
    .updateTable("invitations")
    .where("id", "=", id)
    .where("state", "=", "sending")
    .where("epoch", "=", epoch);
}

/**
 * Returns a claimed row to the queue, to be claimed again after `delay` ms. The attempt counts only if something may
 * have been sent.
 */
export async function requeueRow(
  row: Claim,
  delay: number,
  { because = null, counted = false }: { because?: ErrorCode | null; counted?: boolean } = {},
): Promise<void> {
  await claimedRow(row)
    .set((eb) => ({
      state: "planned" as const,
      due_at: sql<number>`${databaseNow()} + ${sql.lit(Math.round(delay))}`,
      attempts: eb("attempts", "-", counted ? 0 : 1),
      error_code: because,
    }))
    .execute();
}

/** Finishes a claimed row for which nothing was sent. */
export async function skipRow(row: Claim, reason: string): Promise<void> {
  await claimedRow(row)
    .set((eb) => ({
      state: "skipped" as const,
      skip_reason: reason,
      ended_at: wallNow(),
      attempts: eb("attempts", "-", 1),
    }))
    .execute();
}

/**
 * Stores the participants with the address before the call, which every row except a first invitation needs
 * before it is sent. Returns false if another claim has taken over the row.
 */
export async function storeKnownBefore(row: Claim, known: unknown): Promise<boolean> {
  const stored = await claimedRow(row)
    .set({ known_before: JSON.stringify(known) })
    .executeTakeFirst();
  return Number(stored.numUpdatedRows) === 1;
}

/** Returns the owner of an import: its rows appear in the activity under their name. */
export function ownerOf(
  run: Pick<Import, "staff_id" | "staff_name" | "session_id">,
): ActivityEntry["staff"] {
  return { id: run.staff_id, name: run.staff_name, sessionId: run.session_id };
}

/** Returns true for a first invitation, which is sent only if nobody has the address. */
export function isFirstInvitation(row: Pick<Claimed, "kind" | "again">): boolean {
  return row.kind === "invite" && row.again === 0;
}
