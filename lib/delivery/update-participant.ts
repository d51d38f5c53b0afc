import type { ActivityEntry } from "@/lib/audit/record";
import { acknowledged, readBackUpdateParticipant } from "@/lib/boomstream/read-back";
import type { MaySend } from "@/lib/boomstream/types";
import type { Project } from "@/lib/connection/project";
import { withRowLease } from "@/lib/db/row-lease";
import { participantColumns } from "@/lib/mirror/participant-columns";
import { readParticipant } from "@/lib/mirror/read-participants";
import type { RosterRow } from "@/lib/mirror/roster-row";
import { storeEdit, writtenNow } from "@/lib/mirror/store-edit";
import { refreshParticipant } from "@/lib/mirror/refresh-participant";
import { type ActionResult, fail, ok } from "@/lib/platform/result";

export type Change = { email?: string; name?: string; moderator?: boolean };

/**
 * Updates one participant under its row lease, so that its edits never run at the same time. Needs no version,
 * because setting the same role again changes nothing.
 */
export async function updateParticipantInLease(
  staff: ActivityEntry["staff"],
  project: Project,
  code: string,
  change: Change,
): Promise<ActionResult<RosterRow>> {
  const row = { table: "participants" as const, projectId: project.id, code };
  return withRowLease(row, (maySend) =>
    writeParticipantChange(staff, project, { code, maySend }, change),
  );
}

/**
 * Writes a change to Boomstream and, once acknowledged, to the mirror; call it only with the row's lease. If
 * the response is lost, `client/info` decides. Idempotent.
 */
export async function writeParticipantChange(
  staff: ActivityEntry["staff"],
  project: Project,
  { code, maySend }: { code: string; maySend: MaySend },
  change: Change,
): Promise<ActionResult<RosterRow>> {
  const before = await readParticipant(project, code);
  if (!before) return fail("not-found");
  const { boomstream } = project;
  const result = await boomstream.updateParticipant(code, change, maySend);
  const error = await acknowledged(result, (lost) =>
    readBackUpdateParticipant(boomstream, code, change, lost),
  );
  const entry = {
    staff,
    projectId: project.id,
    action: "participant.update" as const,
    subject: before.email,
    conferenceCode: before.conferenceCode,
    participantCode: code,
    before: { email: before.email, name: before.name, moderator: before.moderator },
    after: change,
  };
  const person = { ...before, ...change, revoked: before.status === "revoked" };
  const stored = await storeEdit(entry, error, (tx) =>
    tx
      .updateTable("participants")
      .set((eb) => ({
        ...participantColumns(person),
        ...writtenNow(),
        version: eb("version", "+", 1),
      }))
      .where("project_id", "=", project.id)
      .where("code", "=", code)
      .where("version", "=", before.version)
      .executeTakeFirst(),
  );
  if (error) return fail(error.code, { message: error.message });
  // Another edit or a refresh has changed the row meanwhile, so only Boomstream knows the last value.
  const unread = stored ? null : await refreshParticipant(project, code);
  if (unread) return fail(unread.code, { message: unread.message });
  const after = await readParticipant(project, code);
  return after ? ok(after) : fail("not-found");
}
