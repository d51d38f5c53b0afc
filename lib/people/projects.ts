import { db } from "@/lib/db/db";
import { type Project, currentProject } from "@/lib/projects/current";

export type SearchedProject = { id: string; name: string; here: boolean };

/** The projects in which people are looked for: the one that is worked in, and all connected ones. */
export async function searchedProjects(): Promise<{
  current: Project;
  projects: SearchedProject[];
}> {
  const current = await currentProject();
  const rows = await db()
    .selectFrom("projects")
    .select(["id", "name"])
    .where("closed_at", "is", null)
    .where((eb) => eb.or([eb("id", "=", current.id), eb("kind", "=", "stored")]))
    .execute();
  return { current, projects: rows.map((row) => ({ ...row, here: row.id === current.id })) };
}
