import { record } from "@/lib/audit/record";
import type { SignedIn } from "@/lib/access/guard";
import { withTransaction } from "@/lib/db/transaction";
import type { Project } from "@/lib/connection/project";
import { type ActionResult, fail, ok } from "@/lib/platform/result";
import type { DecideImportRows } from "./schema";

/**
 * Carries out what a person decided about rows whose outcome nobody can find out: they are looked
 * for once more, planned again (with or without an e-mail), or left. Rows that Foyer is still
 * finding out about are not a person's to decide. Answers how many rows it was.
 */
export async function decide(
  staff: SignedIn,
  project: Pick<Project, "id">,
  { importId, ids, decision }: DecideImportRows,
): Promise<ActionResult<{ rows: number }>> {
  const now = Date.now();
  return withTransaction(async (tx) => {
    const run = await tx
      .selectFrom("imports")
      .select(["name", "state", "conference_code"])
      .where("id", "=", importId)
      .where("project_id", "=", project.id)
      .executeTakeFirst();
    if (!run) return fail("not-found");
    const undecided = tx
      .updateTable("invitations")
      .where("import_id", "=", importId)
      .where("state", "=", "unknown")
      .where("due_at", "is", null);
    const meant = ids === "all" ? undecided : undecided.where("id", "in", ids);
    const decided = await meant
      .set(
        decision === "check"
          ? { due_at: now }
          : decision === "leave"
            ? { state: "skipped", skip_reason: "left", ended_at: now }
            : {
                state: "planned",
                again: 1,
                error_code: null,
                error_message: null,
                ...(decision === "link-only" && { notify: 0 }),
              },
      )
      .executeTakeFirst();
    const rows = Number(decided.numUpdatedRows);
    if (rows > 0 && decision !== "leave") {
      // A run that was over goes on; one that is paused waits to be resumed.
      await tx
        .updateTable("imports")
        .set({ state: "running", ended_at: null })
        .where("id", "=", importId)
        .where("state", "in", decision === "check" ? ["done"] : ["done", "cancelled"])
        .execute();
    }
    await record(tx, {
      staff,
      projectId: project.id,
      action: "import.decide",
      outcome: "done",
      subject: run.name,
      conferenceCode: run.conference_code,
      after: { import: importId, decision, rows },
    });
    return ok({ rows });
  });
}
