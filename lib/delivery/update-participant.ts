import { type ActivityEntry, record } from "@/lib/audit/record";
import { acknowledged, reconcileUpdateParticipant } from "@/lib/boomstream/reconcile";
import type { Project } from "@/lib/connection/project";
import { withRowLease } from "@/lib/db/row-lease";
import { withTransaction } from "@/lib/db/transaction";
import { currentOrder } from "@/lib/mirror/order";
import { participantColumns } from "@/lib/mirror/participant-columns";
import { readParticipant } from "@/lib/mirror/participants";
import type { RosterRow } from "@/lib/mirror/roster-row";
import { wallNow } from "@/lib/platform/clock";
import { type ActionResult, fail, ok } from "@/lib/platform/result";

export type Change = { email?: string; name?: string; moderator?: boolean };

/**
 * Updates one participant while no other edit of them runs. It needs no version: setting a role that
 * was just set changes nothing.
 */
export async function updateParticipantInLease(
  staff: ActivityEntry["staff"],
  project: Project,
  code: string,
  change: Change,
): Promise<ActionResult<RosterRow>> {
  const row = { table: "participants" as const, projectId: project.id, code };
  return withRowLease(row, () => writeParticipantChange(staff, project, code, change));
}

/**
 * Writes a change at Boomstream and, once acknowledged, in the mirror; call it only with the row's
 * lease. When the answer is lost, `client/info` decides. Idempotent.
 */
export async function writeParticipantChange(
  staff: ActivityEntry["staff"],
  project: Project,
  code: string,
  change: Change,
): Promise<ActionResult<RosterRow>> {
  const before = await readParticipant(project, code);
  if (!before) return fail("not-found");
  const { boomstream } = project;
  const error = await acknowledged(await boomstream.updateParticipant(code, change), (lost) =>
    reconcileUpdateParticipant(boomstream, code, change, lost),
  );
  const person = { ...before, ...change, revoked: before.status === "revoked" };
  await withTransaction(async (tx) => {
    if (!error) {
      await tx
        .updateTable("participants")
        .set((eb) => ({
          ...participantColumns(person),
          written_at: wallNow(),
          written_order: currentOrder(),
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
      outcome: !error ? "done" : error.code === "unknown-outcome" ? "unknown" : "failed",
      errorCode: error?.code,
    });
  });
  if (error) return fail(error.code, { message: error.message });
  const after = await readParticipant(project, code);
  return after ? ok(after) : fail("not-found");
}
