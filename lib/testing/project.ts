import { openProjects, type Project } from "@/lib/connection/project";

/** The project that the tests begin with: the sandbox. */
export async function firstProject(): Promise<Project> {
  const [project] = await openProjects();
  if (!project) throw new Error("There is no project: useBoomstream() comes first.");
  return project;
}
