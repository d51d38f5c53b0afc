import { record } from "@/lib/audit/record";
import { requireProject } from "@/lib/access/resolve-project";
import { databaseNow } from "@/lib/db/clock";
import { withTransaction } from "@/lib/db/transaction";
import { type ActionResult, fail, ok } from "@/lib/platform/result";
import { importToChange, reopen } from "./reopen-import";
import type { DecideImportRows } from "./schema";

/**
 * Applies a person's decision on rows with an unknown outcome: check again, send again (with or without an
 * email), or skip. Skips rows that Foyer still checks. Returns the row count.
 */
export async function decideImportRows({
  importId,
  ids,
  decision,
}: DecideImportRows): Promise<ActionResult<{ rows: number }>> {
  const { staff, project } = await requireProject("manager", { import: importId });
  const now = Date.now();
  return withTransaction(async (tx) => {
    const stored = await importToChange(tx, project, importId);
    if (!stored) return fail("not-found");
    const undecided = tx
      .updateTable("invitations")
      .where("import_id", "=", importId)
      .where("state", "=", "unknown")
      .where("due_at", "is", null);
    const meant = ids === "all" ? undecided : undecided.where("id", "in", ids);
    const decided = await meant
      .set(
        decision === "check"
          ? { due_at: databaseNow() }
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
      // A paused import stays paused until a person resumes it.
      await reopen(tx, staff, stored, decision === "check" ? ["done"] : ["done", "cancelled"]);
    }
    await record(tx, {
      staff,
      projectId: project.id,
      action: "import.decide",
      outcome: "done",
      subject: stored.name,
      conferenceCode: stored.conference_code,
      after: { import: importId, decision, rows },
    });
    return ok({ rows });
  });
}
