import { requireCurrentProject } from "@/lib/access/resolve-project";
import { record } from "@/lib/audit/record";
import { create } from "@/lib/conferences/create";
import { Snapshot } from "@/lib/conferences/schema";
import { db } from "@/lib/db/db";
import { withTransaction } from "@/lib/db/transaction";
import { type ActionResult, fail, ok } from "@/lib/platform/result";
import { fillCopy } from "./fill-copy";
import type { RestoreConference } from "./schema";
import type { Copied } from "./types";

/** Creates a new conference from a deleted one. Its people get new links once the import is started. */
export async function restoreConference({
  id,
  projectId,
  snapshotId,
}: RestoreConference): Promise<ActionResult<Copied>> {
  const { staff, project } = await requireCurrentProject("manager", projectId);
  const row = await db()
    .selectFrom("conference_snapshots")
    .select(["content", "title"])
    .where("id", "=", snapshotId)
    .where("project_id", "=", project.id)
    .executeTakeFirst();
  if (!row) return fail("not-found");
  const { fields, template, mailTexts, people } = Snapshot.parse(JSON.parse(row.content));
  const created = await create(staff, project, { ...fields, id });
  if (!created.ok) return created;
  const { code } = created.data;
  return withTransaction(async (tx) => {
    const copied = await fillCopy(tx, staff, project, {
      formId: id,
      code,
      name: row.title,
      template,
      mailTexts,
      people,
    });
    await tx
      .updateTable("conference_snapshots")
      .set({ restored_code: code })
      .where("id", "=", snapshotId)
      .execute();
    await record(tx, {
      staff,
      projectId: project.id,
      action: "conference.restore",
      outcome: "done",
      subject: row.title,
      conferenceCode: code,
    });
    return ok(copied);
  });
}
