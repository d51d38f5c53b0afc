import { requireProjects } from "@/lib/access/resolve-project";
import { refreshRoster } from "@/lib/mirror/refresh-roster";
import { background } from "@/lib/platform/background";
import { emailKey } from "@/lib/platform/normalize";
import { readPeople } from "./read-people";
import type { Person } from "./types";

/** Conferences on a person's page. */
const MAX_CONFERENCES = 500;
/** Rosters refreshed in the background for a person's page. */
const MAX_ROSTER_REFRESHES = 10;

/** Returns one person with all their conferences; null if nobody has this address. */
export async function getPerson(address: string): Promise<Person | null> {
  const { projects } = await requireProjects("support");
  const [person] = await readPeople(projects, [emailKey(address)], MAX_CONFERENCES);
  if (!person) return null;
  const rosters = new Map(
    person.memberships
      .slice(0, MAX_ROSTER_REFRESHES)
      .map((membership) => [membership.conferenceCode, membership.projectId]),
  );
  for (const [code, projectId] of rosters) {
    const project = projects.find(({ id }) => id === projectId);
    if (project) background("refresh a person's roster", refreshRoster(project, code));
  }
  return person;
}
