import { record } from "@/lib/audit/record";
import { requireProject } from "@/lib/access/resolve-project";
import { withTransaction } from "@/lib/db/transaction";
import { type ActionResult, fail, ok } from "@/lib/platform/result";
import type { OneImport } from "./schema";

/**
 * Deletes an import that was never started, with its uploaded rows. Fails with `conflict` if the import was
 * started.
 */
export async function deleteImport({ importId: id }: OneImport): Promise<ActionResult<null>> {
  const { staff, project } = await requireProject("manager", { import: id });
  return withTransaction(async (tx) => {
    const stored = await tx
      .deleteFrom("imports")
      .where("id", "=", id)
      .where("project_id", "=", project.id)
      .where("state", "=", "loading")
      .returning(["name", "conference_code", "total"])
      .executeTakeFirst();
    if (!stored) {
      const started = await tx
        .selectFrom("imports")
        .select("id")
        .where("id", "=", id)
        .where("project_id", "=", project.id)
        .executeTakeFirst();
      return fail(started ? "conflict" : "not-found");
    }
    await tx.deleteFrom("import_chunks").where("import_id", "=", id).execute();
    const { numDeletedRows } = await tx
      .deleteFrom("invitations")
      .where("import_id", "=", id)
      .executeTakeFirst();
    await record(tx, {
      staff,
      projectId: project.id,
      action: "import.remove",
      outcome: "done",
      subject: stored.name,
      conferenceCode: stored.conference_code,
      after: { import: id, rows: Number(numDeletedRows), total: stored.total },
    });
    return ok(null);
  });
}
