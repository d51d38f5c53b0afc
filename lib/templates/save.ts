import { record } from "@/lib/audit/record";
import { requireProject } from "@/lib/access/resolve-project";
import { withTransaction } from "@/lib/db/transaction";
import { type ActionResult, fail, ok } from "@/lib/platform/result";
import type { SaveTemplate } from "./schema";
import type { Template } from "./types";

/** Stores a conference's message. Fails with `conflict` if it changed since `version`. */
export async function saveTemplate({
  conferenceCode,
  text,
  version,
}: SaveTemplate): Promise<ActionResult<Template>> {
  const { staff, project } = await requireProject("manager", { conference: conferenceCode });
  const change = { text, staff_id: staff.id, written_at: Date.now() };
  return withTransaction(async (tx) => {
    const conference = await tx
      .selectFrom("conferences")
      .select("title")
      .where("project_id", "=", project.id)
      .where("code", "=", conferenceCode)
      .executeTakeFirst();
    if (!conference) return fail("not-found");
    const saved =
      version === 0
        ? await tx
            .insertInto("templates")
            .values({ project_id: project.id, conference_code: conferenceCode, ...change })
            .onConflict((conflict) =>
              conflict.columns(["project_id", "conference_code"]).doNothing(),
            )
            .returning("version")
            .executeTakeFirst()
        : await tx
            .updateTable("templates")
            .set({ ...change, version: version + 1 })
            .where("project_id", "=", project.id)
            .where("conference_code", "=", conferenceCode)
            .where("version", "=", version)
            .returning("version")
            .executeTakeFirst();
    if (!saved) return fail("conflict");
    await record(tx, {
      staff,
      projectId: project.id,
      action: "template.save",
      outcome: "done",
      subject: conference.title,
      conferenceCode,
    });
    return ok({ text: text || null, version: saved.version });
  });
}
