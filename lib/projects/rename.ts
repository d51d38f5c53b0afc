import { requireRecentSignIn } from "@/lib/access/require-recent-sign-in";
import { type ActionResult, fail } from "@/lib/platform/result";
import { withProject, nameIsTaken } from "./with-project";
import type { ProjectId, RenameProject } from "./schema";

/** Changes a project's name. */
export async function renameProject(input: RenameProject): Promise<ActionResult<ProjectId>> {
  const staff = await requireRecentSignIn("administrator");
  const { id, name } = input;
  return withProject(staff, id, "project.rename", async (tx, project) => {
    if (await nameIsTaken(tx, name, id)) {
      return { refused: fail("invalid", { fields: { name: "projectNamed" } }).error };
    }
    await tx
      .updateTable("projects")
      .set((eb) => ({ name, version: eb("version", "+", 1) }))
      .where("id", "=", id)
      .execute();
    return { before: { name: project.name }, after: { name } };
  });
}
