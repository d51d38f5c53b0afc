import { type ActivityEntry, record } from "@/lib/audit/record";
import { reconcileUpdateParticipant } from "@/lib/boomstream/reconcile";
import { withTransaction } from "@/lib/db/transaction";
import { withRowLease } from "@/lib/db/row-lease";
import type { Project } from "@/lib/connection/project";
import { type ActionResult, fail, ok } from "@/lib/platform/result";
import { participantColumns } from "@/lib/mirror/participant-columns";
import { readParticipant } from "@/lib/mirror/participants";
import type { RosterRow } from "@/lib/mirror/roster-row";

export type Change = { email?: string; name?: string; moderator?: boolean };

/**
 * Changes one participant, in turn with others who change them. It needs no version: setting a role
 * that somebody else has just set, too, is the same, and no third one can be overwritten.
 */
export async function updateParticipantInLease(
  staff: ActivityEntry["staff"],
  project: Project,
  code: string,
  change: Change,
): Promise<ActionResult<RosterRow>> {
  const edited = { table: "participants" as const, projectId: project.id, code };
  return withRowLease(edited, () => writeParticipantChange(staff, project, code, change));
}

/**
 * Changes one participant at Boomstream and, once acknowledged, in the mirror; only inside a turn.
 * Where the answer is lost, `client/info` decides. Setting the same values twice does no harm.
 */
export async function writeParticipantChange(
  staff: ActivityEntry["staff"],
  project: Project,
  code: string,
  change: Change,
): Promise<ActionResult<RosterRow>> {
  const before = await readParticipant(project, code);
  if (!before) return fail("not-found");
  const answer = await project.boomstream.updateParticipant(code, change);
  const done =
    answer.ok ||
    (answer.error.code === "unknown-outcome" &&
      (await reconcileUpdateParticipant(project.boomstream, code, change, answer.error.lost))
        .verdict === "done");
  const error = answer.ok || done ? null : answer.error;
  const person = { ...before, ...change, revoked: before.status === "revoked" };
  await withTransaction(async (tx) => {
    if (done) {
      await tx
        .updateTable("participants")
        .set((eb) => ({
          ...participantColumns(person),
          written_at: Date.now(),
          version: eb("version", "+", 1),
        }))
        .where("project_id", "=", project.id)
        .where("code", "=", code)
        .execute();
    }
    await record(tx, {
      staff,
      projectId: project.id,
      action: "participant.update",
      subject: before.email,
      conferenceCode: before.conferenceCode,
      participantCode: code,
      before: { email: before.email, name: before.name, moderator: before.moderator },
      after: change,
      outcome: done ? "done" : error?.code === "unknown-outcome" ? "unknown" : "failed",
      errorCode: error?.code,
    });
  });
  if (error) return fail(error.code, { message: error.message });
  const after = await readParticipant(project, code);
  return after ? ok(after) : fail("not-found");
}
