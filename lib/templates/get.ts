import { requireProject } from "@/lib/access/resolve-project";
import { db } from "@/lib/db/db";
import type { Template } from "./types";

/** Returns the message that staff send a conference's links with. */
export async function getTemplate(conferenceCode: string): Promise<Template> {
  const { project } = await requireProject("support", { conference: conferenceCode });
  const row = await db()
    .selectFrom("templates")
    .select(["text", "version"])
    .where("project_id", "=", project.id)
    .where("conference_code", "=", conferenceCode)
    .executeTakeFirst();
  return { text: row?.text || null, version: row?.version ?? 0 };
}
