import { requireRecentSignIn } from "@/lib/access/require-recent-sign-in";
import type { ActionResult } from "@/lib/platform/result";
import { withProject } from "@/lib/projects/with-project";
import type { ProjectId } from "@/lib/projects/schema";
import type { SetProjectMail } from "./schema";

/** Turns Foyer's email for a project on or off, for new invitations. Queued messages are sent either way. */
export async function setProjectMail(input: SetProjectMail): Promise<ActionResult<ProjectId>> {
  const staff = await requireRecentSignIn("administrator");
  const { id, on, locale } = input;
  return withProject(staff, id, "project.mail", async (tx, project) => {
    await tx
      .updateTable("projects")
      .set((eb) => ({ mail: on ? 1 : 0, mail_locale: locale, version: eb("version", "+", 1) }))
      .where("id", "=", id)
      .execute();
    return {
      before: { mail: project.mail === 1, language: project.mail_locale },
      after: { mail: on, language: locale },
    };
  });
}
