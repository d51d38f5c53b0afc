import type { Transaction } from "kysely";
import { requireCurrentProject, requireProject } from "@/lib/access/resolve-project";
import { record } from "@/lib/audit/record";
import type { Database } from "@/lib/db/schema";
import { withTransaction } from "@/lib/db/transaction";
import { wallNow } from "@/lib/platform/clock";
import { type ActionResult, fail, ok } from "@/lib/platform/result";
import type { SaveMailTemplate } from "./schema";

/** The version of the stored texts, for the next save. */
type Saved = { version: number };

/**
 * Stores the texts of a message for a project or a conference. Empty texts restore the inherited ones. Fails
 * with `conflict` if the texts changed since `version`.
 */
export async function saveMailTemplate(input: SaveMailTemplate): Promise<ActionResult<Saved>> {
  const { staff, project } =
    input.conferenceCode === null
      ? await requireCurrentProject("manager", input.projectId)
      : await requireProject("manager", { conference: input.conferenceCode });
  const { conferenceCode, kind, locale, subject, text } = input;
  return withTransaction(async (tx): Promise<ActionResult<Saved>> => {
    const title =
      conferenceCode === null
        ? project.name
        : await readTitle(tx, { projectId: project.id, conferenceCode });
    if (title === null) return fail("not-found");
    const saved = await store(tx, project.id, staff.id, input);
    if (!saved) return fail("conflict");
    await record(tx, {
      staff,
      projectId: project.id,
      action: "mail.text",
      outcome: "done",
      subject: title,
      ...(conferenceCode !== null && { conferenceCode }),
      after: { mail: kind, language: locale, ...(text === "" ? {} : { title: subject, text }) },
    });
    return ok(saved);
  });
}

async function readTitle(
  tx: Transaction<Database>,
  { projectId, conferenceCode }: { projectId: string; conferenceCode: string },
): Promise<string | null> {
  const conference = await tx
    .selectFrom("conferences")
    .select("title")
    .where("project_id", "=", projectId)
    .where("code", "=", conferenceCode)
    .where("deleted_at", "is", null)
    .executeTakeFirst();
  return conference?.title ?? null;
}

async function store(
  tx: Transaction<Database>,
  projectId: string,
  staffId: string,
  { conferenceCode, kind, locale, subject, text, version }: SaveMailTemplate,
): Promise<Saved | null> {
  const key = { project_id: projectId, conference_code: conferenceCode ?? "", kind, locale };
  const change = { subject, text, staff_id: staffId, written_at: wallNow() };
  const stored =
    version === 0
      ? await tx
          .insertInto("mail_templates")
          .values({ ...key, ...change })
          .onConflict((conflict) =>
            conflict.columns(["project_id", "conference_code", "kind", "locale"]).doNothing(),
          )
          .returning("version")
          .executeTakeFirst()
      : await tx
          .updateTable("mail_templates")
          .set({ ...change, version: version + 1 })
          .where("project_id", "=", key.project_id)
          .where("conference_code", "=", key.conference_code)
          .where("kind", "=", kind)
          .where("locale", "=", locale)
          .where("version", "=", version)
          .returning("version")
          .executeTakeFirst();
  return stored ?? null;
}
