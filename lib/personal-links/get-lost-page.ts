import { findProject } from "@/lib/access/resolve-project";
import { db } from "@/lib/db/db";
import { lostPageUrl } from "./lost-pages";

/**
 * Returns the URL of the page on which participants of a conference request their link. Null, without a
 * query, if the project does not use personal links or Foyer's email.
 */
export async function getLostLinkPage(conferenceCode: string): Promise<string | null> {
  const { project } = await findProject("support", { conference: conferenceCode });
  if (!project?.personalLinks || !project.ownMail) return null;
  const page = await db()
    .selectFrom("lost_link_pages")
    .select("token")
    .where("project_id", "=", project.id)
    .where("conference_code", "=", conferenceCode)
    .executeTakeFirst();
  return page ? lostPageUrl(page.token) : null;
}
