import { type ActivityAction, record } from "@/lib/audit/record";
import type { SignedIn } from "@/lib/access/guard";
import { withTransaction } from "@/lib/db/transaction";
import type { ImportTable } from "@/lib/db/schema";
import type { Project } from "@/lib/connection/project";
import { type ActionResult, fail, ok } from "@/lib/platform/result";

type State = ImportTable["state"];
type Turn = { from: State[]; to: State; action: ActivityAction };

export const PAUSE: Turn = { from: ["running"], to: "paused", action: "import.pause" };
export const RESUME: Turn = { from: ["paused"], to: "running", action: "import.resume" };
export const CANCEL: Turn = {
  from: ["loading", "running", "paused"],
  to: "cancelled",
  action: "import.cancel",
};

/**
 * Pauses, resumes or cancels an import. What is on its way then comes to its end; a cancelled
 * import's other rows are skipped. Where it was so already, nothing changes.
 */
export async function turnImport(
  staff: SignedIn,
  project: Pick<Project, "id">,
  id: string,
  { from, to, action }: Turn,
): Promise<ActionResult<{ state: State }>> {
  return withTransaction(async (tx) => {
    const now = Date.now();
    const turned = await tx
      .updateTable("imports")
      .set({
        state: to,
        problem: null,
        retry_at: null,
        ...(to === "cancelled" && { ended_at: now }),
      })
      .where("id", "=", id)
      .where("project_id", "=", project.id)
      .where("state", "in", from)
      .returningAll()
      .executeTakeFirst();
    if (!turned) {
      const run = await tx
        .selectFrom("imports")
        .select("state")
        .where("id", "=", id)
        .where("project_id", "=", project.id)
        .executeTakeFirst();
      if (!run) return fail("not-found");
      return run.state === to ? ok({ state: to }) : fail("conflict");
    }
    if (to === "cancelled") {
      await tx
        .updateTable("invitations")
        .set({ state: "skipped", skip_reason: "cancelled", ended_at: now })
        .where("import_id", "=", id)
        .where("state", "=", "planned")
        .execute();
    }
    await record(tx, {
      staff,
      projectId: project.id,
      action,
      outcome: "done",
      subject: turned.name,
      conferenceCode: turned.conference_code,
      after: { import: id },
    });
    return ok({ state: to });
  });
}
