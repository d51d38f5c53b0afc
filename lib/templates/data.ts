import { record } from "@/lib/audit/record";
import { requireStaff } from "@/lib/access/guard";
import { db } from "@/lib/db/db";
import { withTransaction } from "@/lib/db/transaction";
import { projectOf } from "@/lib/access/resolve-project";
import { type ActionResult, fail, ok } from "@/lib/platform/result";
import type { Template } from "./types";
import type { SaveTemplate } from "./schema";

/** The message that a conference's links are sent with by hand. */
export async function getTemplate(conferenceCode: string): Promise<Template> {
  const staff = await requireStaff("support");
  const { id } = await projectOf(staff, { conference: conferenceCode });
  const row = await db()
    .selectFrom("templates")
    .select(["text", "version"])
    .where("project_id", "=", id)
    .where("conference_code", "=", conferenceCode)
    .executeTakeFirst();
  return { text: row?.text || null, version: row?.version ?? 0 };
}

/** Keeps a conference's message, from the version that the form began with. */
export async function saveTemplate({
  conferenceCode,
  text,
  version,
}: SaveTemplate): Promise<ActionResult<Template>> {
  const staff = await requireStaff("manager");
  const { id: projectId } = await projectOf(staff, { conference: conferenceCode });
  const change = { text, staff_id: staff.id, written_at: Date.now() };
  return withTransaction(async (tx) => {
    const conference = await tx
      .selectFrom("conferences")
      .select("title")
      .where("project_id", "=", projectId)
      .where("code", "=", conferenceCode)
      .executeTakeFirst();
    if (!conference) return fail("not-found");
    const written =
      version === 0
        ? await tx
            .insertInto("templates")
            .values({ project_id: projectId, conference_code: conferenceCode, ...change })
            .onConflict((conflict) =>
              conflict.columns(["project_id", "conference_code"]).doNothing(),
            )
            .returning("version")
            .executeTakeFirst()
        : await tx
            .updateTable("templates")
            .set({ ...change, version: version + 1 })
            .where("project_id", "=", projectId)
            .where("conference_code", "=", conferenceCode)
            .where("version", "=", version)
            .returning("version")
            .executeTakeFirst();
    if (!written) return fail("conflict");
    await record(tx, {
      staff,
      projectId,
      action: "template.save",
      outcome: "done",
      subject: conference.title,
      conferenceCode,
    });
    return ok({ text: text || null, version: written.version });
  });
}
