import "server-only";
import { cookies } from "next/headers";
import { recordRefusedAccess } from "@/lib/audit/refusals";
import { AccessError, type SignedIn } from "./guard";
import { openProjects, type Project } from "@/lib/connection/project";
import { PROJECT_COOKIE } from "./project-cookie";

export type { Project } from "@/lib/connection/project";

/** The projects that a person may see: all that are open, or those that they are limited to. */
export async function visibleProjects({ limitedTo }: SignedIn): Promise<Project[]> {
  const open = await openProjects();
  return limitedTo === null ? open : open.filter(({ id }) => limitedTo.includes(id));
}

/** The same; throws AccessError `no-project` where there is none of them. */
export async function someProjects(staff: SignedIn): Promise<Project[]> {
  const projects = await visibleProjects(staff);
  if (projects.length === 0) throw new AccessError("no-project");
  return projects;
}

/**
 * The project that a screen without a code shows: the one named, else the one that the browser's
 * tab was last in, else the first. Only what is shown depends on it: whatever acts on a code goes
 * by `projectOf`. Throws AccessError where the person may see none, or not the one named.
 */
export async function currentProject(staff: SignedIn, named?: string): Promise<Project> {
  const projects = await someProjects(staff);
  const last = named ?? (await cookies()).get(PROJECT_COOKIE)?.value;
  const found = projects.find(({ id }) => id === last);
  if (found) return found;
  const [first] = projects;
  if (named !== undefined || !first) {
    await recordRefusedAccess(staff, "not-found", { subject: "" });
    throw new AccessError("not-found");
  }
  return first;
}
