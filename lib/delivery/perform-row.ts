import { acknowledged, readBackRevoke } from "@/lib/boomstream/read-back";
import type { MaySend } from "@/lib/boomstream/types";
import { projectForOwner } from "@/lib/access/resolve-project";
import type { Project } from "@/lib/connection/project";
import { withTransaction } from "@/lib/db/transaction";
import { currentOrder } from "@/lib/mirror/request-order";
import { countParticipants } from "@/lib/mirror/participant-count";
import { readParticipant } from "@/lib/mirror/read-participants";
import { isEmailedByBoomstream } from "@/lib/mail-queue/enqueue";
import { wallNow } from "@/lib/platform/clock";
import { emailKey } from "@/lib/platform/normalize";
import {
  type Claimed,
  type Import,
  isFirstInvitation,
  ownerOf,
  requeueRow,
  skipRow,
  storeKnownBefore,
} from "./claim";
import { attemptOf, recordOutcome } from "./record-outcome";
import { isServiceFailure, postponeRow, retryRow } from "./retry-row";
import { findSkipReason, type Known } from "./same-address";
import { updateParticipantInLease } from "./update-participant";
import { notifyAdministrators } from "@/lib/access/add-notice";
import { record } from "@/lib/audit/record";

/** The minimum delay of a row while another invitation of its address is being sent (ms). */
const COLLISION_DELAY_MS = 1_000;

type Participant = NonNullable<Awaited<ReturnType<typeof readParticipant>>>;

/**
 * Performs one claimed row and records its outcome. Checks the rights of the import's owner for every row, and
 * `maySend` immediately before sending.
 */
export async function performRow(run: Import, claimed: Claimed, maySend: MaySend): Promise<void> {
  const project = await projectForOwner(run.staff_id, claimed.project_id, "manager");
  if (!project) return pauseForOwner(run, claimed);
  const participant = await participantOf(project, claimed);
  if (claimed.participant_code !== null && !participant) {
    // No participant may have the email of the list, so the activity names the code.
    const attempt = { ...attemptOf(claimed), email: claimed.participant_code };
    return recordOutcome(ownerOf(run), attempt, { state: "failed", error: { code: "not-found" } });
  }
  if (participant && emailKey(participant.email) !== claimed.email_key && sends(claimed)) {
    const attempt = { ...attemptOf(claimed), email: participant.email };
    return recordOutcome(ownerOf(run), attempt, { state: "failed", error: { code: "conflict" } });
  }
  // The activity names the participant as in the mirror, not as in the list.
  const row = participant ? { ...claimed, email: participant.email } : claimed;
  const { because, known } = await findSkipReason(run, row);
  // A random delay, so that two rows for one address do not collide again.
  if (because === "later")
    return requeueRow(row, COLLISION_DELAY_MS + Math.random() * COLLISION_DELAY_MS);
  if (because !== null) return skipRow(row, because);
  if (row.kind === "update") return updateRow(project, run, row, participant);
  if (row.kind === "revoke") return revokeRow(project, run, row, participant, maySend);
  return inviteRow(project, run, row, known, maySend);
}

/** Returns true for rows that invite the row's own address. */
function sends({ kind }: Claimed): boolean {
  return kind !== "update" && kind !== "revoke";
}

/**
 * Returns the participant of a row; null if the code is not of this conference. A row comes from a file, so
 * its code may belong to another conference.
 */
async function participantOf(project: Project, row: Claimed): Promise<Participant | null> {
  if (row.participant_code === null) return null;
  const found = await readParticipant(project, row.participant_code);
  return found?.conferenceCode === row.conference_code ? found : null;
}

async function inviteRow(
  project: Project,
  run: Import,
  row: Claimed,
  known: Known[],
  maySend: MaySend,
): Promise<void> {
  if (!isFirstInvitation(row) && !(await storeKnownBefore(row, known))) return;
  const result = await project.boomstream.invite(
    row.conference_code,
    {
      email: row.email,
      notify: isEmailedByBoomstream(row),
      moderator: row.moderator === 1,
      ...(row.name && { name: row.name }),
      ...(row.lifetime !== null && { lifetimeSeconds: row.lifetime }),
      ...(row.avatar_url && { avatarUrl: row.avatar_url }),
    },
    maySend,
  );
  const attempt = attemptOf(row);
  const owner = ownerOf(run);
  if (result.ok) return recordOutcome(owner, attempt, { state: "sent", link: result.value.link });
  const { error } = result;
  if (isServiceFailure(error.code)) return postponeRow(row, error.code);
  const state = error.code === "unknown-outcome" ? "unknown" : "failed";
  return recordOutcome(owner, attempt, { state, error });
}

/** Updates name and role if they differ. Idempotent. */
async function updateRow(
  project: Project,
  run: Import,
  row: Claimed,
  before: Participant | null,
): Promise<void> {
  if (!before) return;
  const owner = ownerOf(run);
  const moderator = row.moderator === 1;
  const change = {
    ...(row.name && row.name !== before.name && { name: row.name }),
    ...(moderator !== before.moderator && { moderator }),
  };
  if (Object.keys(change).length > 0) {
    const updated = await updateParticipantInLease(owner, project, before.code, change);
    if (!updated.ok) return retryRow(run, row, updated.error);
  }
  return recordOutcome(owner, attemptOf(row), { state: "sent", link: null });
}

/** Revokes a participant's access. Idempotent. */
async function revokeRow(
  project: Project,
  run: Import,
  row: Claimed,
  participant: Participant | null,
  maySend: MaySend,
): Promise<void> {
  if (!participant) return;
  const { code } = participant;
  const result = await project.boomstream.revokeParticipant(code, maySend);
  const readBack = readBackRevoke.bind(null, project.boomstream, code);
  const error = await acknowledged(result, readBack, { goneIsDone: true });
  if (error) return retryRow(run, row, error);
  await withTransaction(async (tx) => {
    await tx
      .updateTable("participants")
      .set((eb) => ({
        revoked: 1,
        written_at: wallNow(),
        written_order: currentOrder(),
        version: eb("version", "+", 1),
      }))
      .where("project_id", "=", project.id)
      .where("code", "=", code)
      .execute();
    await countParticipants(tx, project.id, row.conference_code);
  });
  await recordOutcome(ownerOf(run), attemptOf(row), { state: "sent", link: null });
}

/**
 * Returns a row to the queue and pauses its import, because the owner may no longer act on the project.
 * A manager of the project resumes it under their own name.
 */
async function pauseForOwner(run: Import, row: Claimed): Promise<void> {
  await requeueRow(row, 0);
  await withTransaction(async (tx) => {
    const paused = await tx
      .updateTable("imports")
      .set({ state: "paused", problem: null, retry_at: null })
      .where("id", "=", run.id)
      .where("state", "=", "running")
      .executeTakeFirst();
    if (Number(paused.numUpdatedRows) === 0) return;
    const counts = { imports: 1, revocations: 0 };
    await notifyAdministrators(tx, { kind: "work-paused", name: run.staff_name, ...counts });
    await record(tx, {
      staff: null,
      projectId: run.project_id,
      action: "import.pause",
      outcome: "done",
      subject: run.name,
      conferenceCode: run.conference_code,
      after: { import: run.id },
      errorCode: "not-allowed",
    });
  });
}
