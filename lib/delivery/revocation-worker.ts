import { type RawBuilder, type Selectable, sql, type SqlBool } from "kysely";
import { projectForOwner } from "@/lib/access/resolve-project";
import { record } from "@/lib/audit/record";
import { acknowledged, readBackRevoke } from "@/lib/boomstream/read-back";
import type { ErrorCode } from "@/lib/platform/errors";
import { databaseNow } from "@/lib/db/clock";
import { db, isPostgres } from "@/lib/db/db";
import { registerInstance, instanceId } from "@/lib/db/heartbeat";
import type { RevocationTable } from "@/lib/db/schema";
import { withTransaction } from "@/lib/db/transaction";
import { currentOrder } from "@/lib/mirror/request-order";
import { countParticipants } from "@/lib/mirror/participant-count";
import { openSendWindow, wallNow } from "@/lib/platform/clock";
import { inFlight, sendWindow } from "./in-flight";

/** Revocations claimed by one run. */
const BATCH = 20;
/** An older claim of another instance may be taken over (ms), because revoking is idempotent. */
const ABANDONED_MS = 60_000;
/** Delay after Boomstream could not be reached (ms). */
const RETRY_MS = 10_000;

type Claimed = Pick<
  Selectable<RevocationTable>,
  "id" | "epoch" | "project_id" | "conference_code" | "participant_code" | "staff_id"
>;

/**
 * Performs the revocations whose Undo time is over. Revoking is idempotent, so it is retried until Boomstream
 * accepts or refuses it. Returns how many were claimed.
 */
export async function runRevocations(): Promise<number> {
  await registerInstance();
  const maySend = openSendWindow(sendWindow());
  const register = inFlight("revocations");
  const claimed = await register.claim(claim);
  await Promise.all(
    claimed.map(async (one) => {
      try {
        await revoke(one, maySend);
      } finally {
        register.remove(one.id);
      }
    }),
  );
  return claimed.length;
}

async function claim(): Promise<Claimed[]> {
  const open = await db()
    .selectFrom("revocations")
    .select("id")
    .where(isOpen())
    .orderBy("due_at")
    .limit(BATCH)
    .execute();
  if (open.length === 0) return [];
  return db()
    .updateTable("revocations")
    .set((eb) => ({
      state: "sending" as const,
      started_at: databaseNow(),
      epoch: eb("epoch", "+", 1),
      instance_id: instanceId(),
    }))
    .where(
      "id",
      "in",
      open.map(({ id }) => id),
    )
    .where(isOpen())
    .returning(["id", "epoch", "project_id", "conference_code", "participant_code", "staff_id"])
    .execute();
}

/** Returns an SQL condition: due, or claimed by a process that ended. */
function isOpen(): RawBuilder<SqlBool> {
  const own = sql`coalesce(instance_id, '') = ${instanceId()}`;
  // One process owns the SQLite folder, so any other one has ended.
  const abandoned = isPostgres()
    ? sql`not ${own} and started_at < ${databaseNow()} - ${sql.lit(ABANDONED_MS)}`
    : sql`not ${own}`;
  return sql<SqlBool>`((state = 'planned' and due_at <= ${databaseNow()})
    or (state = 'sending' and ${abandoned}))`;
}

async function revoke(revocation: Claimed, maySend: () => boolean): Promise<void> {
  const { staff_id, project_id } = revocation;
  const project = await projectForOwner(staff_id, project_id, "support");
  if (!project) return finish(revocation, "failed", { code: "not-allowed" });
  const { boomstream } = project;
  const code = revocation.participant_code;
  const result = await boomstream.revokeParticipant(code, maySend);
  const error = await acknowledged(result, (lost) => readBackRevoke(boomstream, code, lost), {
    goneIsDone: true,
  });
  if (!error) return finish(revocation, "done", null);
  if (error.code === "refused" || error.code === "key-refused") {
    return finish(revocation, "failed", error);
  }
  await requeue(revocation, error.code);
}

async function requeue({ id, epoch }: Claimed, code: string): Promise<void> {
  await db()
    .updateTable("revocations")
    .set({
      state: "planned",
      due_at: sql<number>`${databaseNow()} + ${sql.lit(RETRY_MS)}`,
      // An unknown revocation may have been performed, so Undo is no longer possible.
      error_code: sql<string>`case when error_code = 'unknown-outcome' then error_code else ${code} end`,
    })
    .where("id", "=", id)
    .where("epoch", "=", epoch)
    .where("state", "=", "sending")
    .execute();
}

async function finish(
  revocation: Claimed,
  outcome: "done" | "failed",
  error: { code: ErrorCode; message?: string } | null,
): Promise<void> {
  const { id, epoch, project_id, conference_code, participant_code, staff_id } = revocation;
  const now = wallNow();
  await withTransaction(async (tx) => {
    const ended = await tx
      .updateTable("revocations")
      .set({
        state: outcome,
        ended_at: now,
        error_code: error?.code ?? null,
        error_message: error?.message ?? null,
      })
      .where("id", "=", id)
      .where("epoch", "=", epoch)
      .where("state", "=", "sending")
      .executeTakeFirst();
    if (Number(ended.numUpdatedRows) === 0) return;
    const person = await tx
      .updateTable("participants")
      .set((eb) => ({
        ...(outcome === "done" && { revoked: 1 as const }),
        revocation_id: null,
        written_at: now,
        written_order: currentOrder(),
        version: eb("version", "+", 1),
      }))
      .where("project_id", "=", project_id)
      .where("code", "=", participant_code)
      .returning("email")
      .executeTakeFirst();
    const staff = await tx
      .selectFrom("staff")
      .select(["id", "name", "email"])
      .where("id", "=", staff_id)
      .executeTakeFirst();
    await countParticipants(tx, project_id, conference_code);
    await record(tx, {
      // The person who revoked access, so that this entry replaces the planned one.
      staff: staff ? { id: staff.id, name: staff.name || staff.email } : null,
      projectId: project_id,
      action: "participant.revoke",
      subject: person?.email ?? participant_code,
      conferenceCode: conference_code,
      participantCode: participant_code,
      outcome,
      failure: error,
    });
  });
}
