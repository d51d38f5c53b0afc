import { requireRecentSignIn } from "@/lib/access/require-recent-sign-in";
import type { ActionResult } from "@/lib/platform/result";
import { withProject } from "./with-project";
import type { ProjectId, SetPersonalLinks } from "./schema";

/**
 * Turns personal links of a project on or off. When off, every personal link stops working at once; when on
 * again, the same links work again.
 */
export async function setPersonalLinks(input: SetPersonalLinks): Promise<ActionResult<ProjectId>> {
  const staff = await requireRecentSignIn("administrator");
  const { id, on, joinMinutes } = input;
  return withProject(staff, id, "project.personal-links", async (tx, project) => {
    await tx
      .updateTable("projects")
      .set((eb) => ({
        personal_links: on ? 1 : 0,
        join_minutes: joinMinutes,
        version: eb("version", "+", 1),
      }))
      .where("id", "=", id)
      .execute();
    return {
      before: { personalLinks: project.personal_links === 1, joinMinutes: project.join_minutes },
      after: { personalLinks: on, joinMinutes },
    };
  });
}
