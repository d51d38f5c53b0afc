import { record } from "@/lib/audit/record";
import { reconcileRevoke } from "@/lib/boomstream/reconcile";
import type { BoomstreamError } from "@/lib/boomstream/types";
import { db } from "@/lib/db/db";
import { withTransaction } from "@/lib/db/transaction";
import type { RevocationTable } from "@/lib/db/schema";
import { projectById } from "@/lib/connection/project";
import { countParticipants } from "@/lib/mirror/participant-count";

/** Claimed by one tick of one instance. */
const AT_ONCE = 20;
/** A claim older than this belonged to a process that is gone; revoking again does no harm (ms). */
const ABANDONED = 60_000;
/** How long a revocation waits after Boomstream could not be reached (ms). */
const RETRY = 10_000;

type Claimed = Pick<
  RevocationTable,
  "id" | "project_id" | "conference_code" | "participant_code" | "staff_id"
>;

/**
 * Carries out the revocations whose Undo seconds are over. Unlike an invitation, a revocation may be
 * repeated, so it is tried until Boomstream says yes or no. Answers how many it claimed.
 */
export async function runRevocations(): Promise<number> {
  const claimed = await claim();
  await Promise.all(claimed.map(carryOut));
  return claimed.length;
}

async function claim(): Promise<Claimed[]> {
  const now = Date.now();
  const due = await db()
    .selectFrom("revocations")
    .select("id")
    .where((eb) =>
      eb.or([
        eb.and([eb("state", "=", "planned"), eb("due_at", "<=", now)]),
        eb.and([eb("state", "=", "sending"), eb("started_at", "<", now - ABANDONED)]),
      ]),
    )
    .orderBy("due_at")
    .limit(AT_ONCE)
    .execute();
  if (due.length === 0) return [];
  return db()
    .updateTable("revocations")
    .set({ state: "sending", started_at: now })
    .where(
      "id",
      "in",
      due.map(({ id }) => id),
    )
    .where((eb) =>
      eb.or([
        eb("state", "=", "planned"),
        eb.and([eb("state", "=", "sending"), eb("started_at", "<", now - ABANDONED)]),
      ]),
    )
    .returning(["id", "project_id", "conference_code", "participant_code", "staff_id"])
    .execute();
}

async function carryOut(revocation: Claimed): Promise<void> {
  const { boomstream } = await projectById(revocation.project_id);
  const answer = await boomstream.revokeParticipant(revocation.participant_code);
  if (answer.ok || answer.error.code === "not-found") return done(revocation);
  if (answer.error.code === "unknown-outcome") {
    const verdict = await reconcileRevoke(boomstream, revocation.participant_code, answer.error.lost);
    if (verdict.verdict === "done") return done(revocation);
  }
  if (answer.error.code === "refused" || answer.error.code === "key-refused") {
    return refused(revocation, answer.error);
  }
  await db()
    .updateTable("revocations")
    .set({ state: "planned", due_at: Date.now() + RETRY, error_code: answer.error.code })
    .where("id", "=", revocation.id)
    .execute();
}

async function done(revocation: Claimed): Promise<void> {
  await finish(revocation, { revoked: 1 }, "done", null);
}

async function refused(revocation: Claimed, error: BoomstreamError): Promise<void> {
  await finish(revocation, {}, "failed", error);
}

async function finish(
  revocation: Claimed,
  told: { revoked?: 1 },
  state: "done" | "failed",
  error: BoomstreamError | null,
): Promise<void> {
  const { project_id, conference_code, participant_code } = revocation;
  const now = Date.now();
  await withTransaction(async (tx) => {
    const person = await tx
      .updateTable("participants")
      .set((eb) => ({
        ...told,
        revocation_id: null,
        written_at: now,
        version: eb("version", "+", 1),
      }))
      .where("project_id", "=", project_id)
      .where("code", "=", participant_code)
      .returning("email")
      .executeTakeFirst();
    await tx
      .updateTable("revocations")
      .set({
        state,
        ended_at: now,
        error_code: error?.code ?? null,
        error_message: error?.message ?? null,
      })
      .where("id", "=", revocation.id)
      .execute();
    await countParticipants(tx, project_id, conference_code);
    await record(tx, {
      staff: null,
      projectId: project_id,
      action: "participant.revoke",
      subject: person?.email ?? participant_code,
      conferenceCode: conference_code,
      participantCode: participant_code,
      outcome: state,
      errorCode: error?.code,
    });
  });
}
