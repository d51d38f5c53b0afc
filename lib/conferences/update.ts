import { record } from "@/lib/audit/record";
import type { SignedIn } from "@/lib/access/guard";
import { reconcileUpdateConference } from "@/lib/boomstream/reconcile";
import { withTransaction } from "@/lib/db/transaction";
import { hindered } from "./edit-obstacle";
import { merge } from "@/lib/platform/merge-edits";
import type { Project } from "@/lib/connection/project";
import { type ActionResult, fail, ok } from "@/lib/platform/result";
import { syncConference } from "@/lib/mirror/sync-conference";
import { conferenceColumns } from "@/lib/mirror/conference-columns";
import { readConference } from "./read";
import type { Conference } from "./types";
import type { UpdateConference } from "./schema";

/**
 * Changes title, description or folder, when it is this edit's turn: Boomstream is asked how they are
 * now, so that nothing is overwritten that the form has not shown. Only what differs is sent. Fails
 * with `conflict` and what there is now where both sides changed the same field.
 */
export async function update(
  staff: SignedIn,
  project: Project,
  { code, loaded, ...mine }: UpdateConference,
): Promise<ActionResult<Conference>> {
  const obstacle = hindered(await syncConference(project, code));
  if (obstacle) return obstacle;
  const before = await readConference(project, code);
  if (!before || before.deleted) return fail("not-found");
  const now = {
    title: before.title,
    description: before.description,
    folderCode: before.folderCode ?? "",
  };
  const { change, differing } = merge(loaded, mine, now);
  if (differing.length > 0) return fail("conflict", { now });
  if (Object.keys(change).length === 0) return ok(before);
  const answer = await project.boomstream.updateConference(code, change);
  const done =
    answer.ok ||
    (answer.error.code === "unknown-outcome" &&
      (await reconcileUpdateConference(project.boomstream, code, change, answer.error.lost))
        .verdict === "done");
  const error = answer.ok || done ? null : answer.error;
  const after = { ...now, ...change };
  await withTransaction(async (tx) => {
    if (done) {
      await tx
        .updateTable("conferences")
        .set((eb) => ({
          ...conferenceColumns({ code, ...after }),
          folder_code: after.folderCode || null,
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
      action: "conference.update",
      subject: before.title,
      conferenceCode: code,
      before: {
        title: before.title,
        description: before.description,
        folderCode: before.folderCode,
      },
      after: change,
      outcome: done ? "done" : error?.code === "unknown-outcome" ? "unknown" : "failed",
      errorCode: error?.code,
    });
  });
  if (error) return fail(error.code, { message: error.message });
  const written = await readConference(project, code);
  return written ? ok(written) : fail("not-found");
}
