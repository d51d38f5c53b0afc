import { record } from "@/lib/audit/record";
import { requireProject } from "@/lib/access/resolve-project";
import { withTransaction } from "@/lib/db/transaction";
import { emailKey } from "@/lib/platform/normalize";
import { type ActionResult, fail, ok } from "@/lib/platform/result";
import { skipDuplicates } from "./ledger-rows";
import { importToChange, reopen } from "./reopen-import";
import type { FixImportRows } from "./schema";

/**
 * Sends skipped and failed rows of an import with corrected values. A finished import runs again. Skips rows
 * in another state. Returns the row count.
 */
export async function fixImportRows({
  importId,
  rows,
}: FixImportRows): Promise<ActionResult<{ rows: number }>> {
  const { staff, project } = await requireProject("manager", { import: importId });
  return withTransaction(async (tx) => {
    const stored = await importToChange(tx, project, importId);
    if (!stored) return fail("not-found");
    if (stored.state === "loading") return fail("conflict");
    let fixed = 0;
    for (const { id, email, name } of rows) {
      const key = emailKey(email);
      const updated = await tx
        .updateTable("invitations")
        .set((eb) => ({
          // A corrected address is another person, so the action for the first person doesn't apply.
          kind: eb
            .case()
            .when("email_key", "=", key)
            .then(eb.ref("kind"))
            .else("invite" as const)
            .end(),
          participant_code: eb
            .case()
            .when("email_key", "=", key)
            .then(eb.ref("participant_code"))
            .else(null)
            .end(),
          email,
          email_key: key,
          name,
          state: "planned" as const,
          skip_reason: null,
          error_code: null,
          error_message: null,
          started_at: null,
          ended_at: null,
          due_at: null,
        }))
        .where("id", "=", id)
        .where("import_id", "=", importId)
        .where("state", "in", ["failed", "skipped"])
        .executeTakeFirst();
      fixed += Number(updated.numUpdatedRows);
    }
    if (fixed > 0) {
      await skipDuplicates(tx, stored);
      // A paused import stays paused until a person resumes it.
      await reopen(tx, staff, stored, ["done", "cancelled"]);
    }
    await record(tx, {
      staff,
      projectId: project.id,
      action: "import.fix",
      outcome: "done",
      subject: stored.name,
      conferenceCode: stored.conference_code,
      after: { import: importId, rows: fixed },
    });
    return ok({ rows: fixed });
  });
}
