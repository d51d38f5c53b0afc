import { record } from "@/lib/audit/record";
import type { SignedIn } from "@/lib/access/guard";
import { withTransaction } from "@/lib/db/transaction";
import type { Project } from "@/lib/connection/project";
import { type ActionResult, fail, ok } from "@/lib/platform/result";

/**
 * Removes an import whose list never arrived completely, with the rows that did: nothing of it was
 * sent. One that was started stays, whatever became of it: `conflict`.
 */
export async function remove(
  staff: SignedIn,
  project: Pick<Project, "id">,
  id: string,
): Promise<ActionResult<null>> {
  return withTransaction(async (tx) => {
    const run = await tx
      .deleteFrom("imports")
      .where("id", "=", id)
      .where("project_id", "=", project.id)
      .where("state", "=", "loading")
      .returning(["name", "conference_code", "total"])
      .executeTakeFirst();
    if (!run) {
      const there = await tx
        .selectFrom("imports")
        .select("id")
        .where("id", "=", id)
        .where("project_id", "=", project.id)
        .executeTakeFirst();
      return fail(there ? "conflict" : "not-found");
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
      subject: run.name,
      conferenceCode: run.conference_code,
      after: { import: id, rows: Number(numDeletedRows), total: run.total },
    });
    return ok(null);
  });
}
