import { record } from "@/lib/audit/record";
import { requireProject } from "@/lib/access/resolve-project";
import { acknowledged, outcomeOf, readBackDeleteConference } from "@/lib/boomstream/read-back";
import { withTransaction } from "@/lib/db/transaction";
import { currentOrder } from "@/lib/mirror/request-order";
import { wallNow } from "@/lib/platform/clock";
import { newId } from "@/lib/platform/ids";
import { type ActionResult, fail, ok } from "@/lib/platform/result";
import { readConference } from "./read-conference";
import { readSnapshot } from "./read-snapshot";
import type { DeleteConference } from "./schema";

/**
 * Deletes a conference; the typed title must match the conference's own. Stores a snapshot first, so
 * that it can be restored as a new conference.
 */
export async function deleteConference(
  input: DeleteConference,
): Promise<ActionResult<{ code: string }>> {
  const { staff, project } = await requireProject("manager", { conference: input.code });
  const before = await readConference(project, input.code);
  if (!before || before.deleted) return fail("not-found");
  if (input.title.trim() !== before.title.trim())
    return fail("invalid", { fields: { title: "titleDiffers" } });
  const snapshot = await readSnapshot(project, before);
  const { boomstream } = project;
  const error = await acknowledged(
    await boomstream.deleteConference(input.code),
    (lost) => readBackDeleteConference(boomstream, input.code, lost),
    { goneIsDone: true },
  );
  await withTransaction(async (tx) => {
    if (!error) {
      const now = wallNow();
      await tx
        .updateTable("conferences")
        .set({ deleted_at: now, written_at: now, written_order: currentOrder() })
        .where("project_id", "=", project.id)
        .where("code", "=", input.code)
        .execute();
      await tx
        .insertInto("conference_snapshots")
        .values({
          id: newId(),
          project_id: project.id,
          conference_code: input.code,
          title: before.title,
          people: snapshot.people.length,
          content: JSON.stringify(snapshot),
          staff_name: staff.name || staff.email,
          created_at: now,
        })
        .execute();
    }
    await record(tx, {
      staff,
      projectId: project.id,
      action: "conference.delete",
      subject: before.title,
      conferenceCode: input.code,
      ...outcomeOf(error),
    });
  });
  if (error) return fail(error.code, { message: error.message });
  return ok({ code: input.code });
}
