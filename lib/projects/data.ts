import { requireFreshStaff } from "@/lib/access/require-recent-sign-in";
import { requireStaff } from "@/lib/access/guard";
import { type ActionResult, fail } from "@/lib/platform/result";
import { add } from "./add";
import { changeProject, nameIsTaken } from "./change";
import { close } from "./close";
import { readProjects } from "./read";
import { reopen, reopenSandbox, replace } from "./replace-key";
import type { ProjectRow } from "./types";
import type { AddProject, ProjectId, RenameProject, ReplaceKey } from "./schema";

/** All projects, the closed ones too; of each key no more than its end. */
export async function listProjects(): Promise<ProjectRow[]> {
  await requireStaff("administrator");
  return readProjects();
}

/** Connects a project by its key, which is tried first. */
export async function addProject(
  input: AddProject,
): Promise<ActionResult<ProjectId & { conferences: number }>> {
  const staff = await requireFreshStaff("administrator");
  return add(staff, input);
}

/** Another name. */
export async function renameProject({ id, name }: RenameProject): Promise<ActionResult<ProjectId>> {
  const staff = await requireFreshStaff("administrator");
  return changeProject(staff, id, "project.rename", async (tx, project) => {
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

/** Another key for the same project; it is tried first, the old one is forgotten. */
export async function replaceKey(input: ReplaceKey): Promise<ActionResult<ProjectId>> {
  const staff = await requireFreshStaff("administrator");
  return replace(staff, input);
}

/** Closes a project; what was done in it stays on record. */
export async function closeProject({ id }: ProjectId): Promise<ActionResult<ProjectId>> {
  const staff = await requireFreshStaff("administrator");
  return close(staff, id);
}

/** Opens a closed project again, by its key. */
export async function reopenProject(input: ReplaceKey): Promise<ActionResult<ProjectId>> {
  const staff = await requireFreshStaff("administrator");
  return reopen(staff, input);
}

/** Opens the sandbox again. */
export async function reopenOwnSandbox({ id }: ProjectId): Promise<ActionResult<ProjectId>> {
  const staff = await requireFreshStaff("administrator");
  return reopenSandbox(staff, id);
}
