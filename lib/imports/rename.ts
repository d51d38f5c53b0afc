import { record } from "@/lib/audit/record";
import { requireProject } from "@/lib/access/resolve-project";
import { withTransaction } from "@/lib/db/transaction";
import { type ActionResult, fail, ok } from "@/lib/platform/result";
import type { RenameImport } from "./schema";

/** Changes the name of an import. */
export async function renameImport({
  importId,
  name,
}: RenameImport): Promise<ActionResult<{ name: string }>> {
  const { staff, project } = await requireProject("manager", { import: importId });
  return withTransaction(async (tx) => {
    const before = await tx
      .selectFrom("imports")
      .select(["name", "conference_code"])
      .where("id", "=", importId)
      .where("project_id", "=", project.id)
      .executeTakeFirst();
    if (!before) return fail("not-found");
    await tx.updateTable("imports").set({ name }).where("id", "=", importId).execute();
    await record(tx, {
      staff,
      projectId: project.id,
      action: "import.rename",
      outcome: "done",
      subject: name,
      conferenceCode: before.conference_code,
      before: { name: before.name },
      after: { import: importId, name },
    });
    return ok({ name });
  });
}
