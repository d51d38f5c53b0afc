import { record } from "@/lib/audit/record";
import { requireProject } from "@/lib/access/resolve-project";
import { reconcileDeleteConference } from "@/lib/boomstream/reconcile";
import { withTransaction } from "@/lib/db/transaction";
import { type ActionResult, fail, ok } from "@/lib/platform/result";
import { readConference } from "./read-conference";
import type { DeleteConference } from "./schema";

/** Deletes a conference; the typed title must match the conference's own. */
export async function deleteConference(
  input: DeleteConference,
): Promise<ActionResult<{ code: string }>> {
  const { staff, project } = await requireProject("manager", { conference: input.code });
  const before = await readConference(project, input.code);
  if (!before || before.deleted) return fail("not-found");
  if (input.title.trim() !== before.title.trim())
    return fail("invalid", { fields: { title: "titleDiffers" } });
  const response = await project.boomstream.deleteConference(input.code);
  const done =
    response.ok ||
    response.error.code === "not-found" ||
    (response.error.code === "unknown-outcome" &&
      (await reconcileDeleteConference(project.boomstream, input.code, response.error.lost))
        .verdict === "done");
  const error = response.ok || done ? null : response.error;
  await withTransaction(async (tx) => {
    if (done) {
      const now = Date.now();
      await tx
        .updateTable("conferences")
        .set({ deleted_at: now, written_at: now })
        .where("project_id", "=", project.id)
        .where("code", "=", input.code)
        .execute();
    }
    await record(tx, {
      staff,
      projectId: project.id,
      action: "conference.delete",
      subject: before.title,
      conferenceCode: input.code,
      outcome: done ? "done" : error?.code === "unknown-outcome" ? "unknown" : "failed",
      errorCode: error?.code,
    });
  });
  if (error) return fail(error.code, { message: error.message });
  return ok({ code: input.code });
}
