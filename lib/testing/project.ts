import { openProjects, type Project } from "@/lib/connection/project";

/** Returns the tests' first project: the sandbox. */
export async function firstProject(): Promise<Project> {
  const [project] = await openProjects();
  if (!project) throw new Error("There is no project: useBoomstream() comes first.");
  return project;
}
