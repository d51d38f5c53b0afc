import { AccessError, requireStaff } from "@/lib/access/guard";
import { background } from "@/lib/platform/background";
import { emailKey } from "@/lib/platform/normalize";
import { credentialIn } from "@/lib/mirror/links/recognize";
import { syncRoster } from "@/lib/mirror/sync-roster";
import { planRevocations, undoRevocations } from "@/lib/participants/revocations";
import { type ActionResult, ok } from "@/lib/platform/result";
import { someProjects } from "@/lib/access/resolve-project";
import { findAddresses } from "./find";
import { findLinkOwner } from "./link";
import { readPeople } from "./places";
import type { PeoplePage, Person } from "./types";
import type { FoundLink, PeopleParams, RevokePlaces } from "./schema";

/** People shown for one search. */
const SHOWN = 50;
/** Conferences told of each of them there. */
const PLACES = 3;
/** Conferences on a person's own page. */
const ALL_PLACES = 500;
/** Rosters brought up to date behind a person's page. */
const REFRESHED = 10;

/** Finds people in every conference by any part of name, e-mail or code; from the mirror alone. */
export async function searchPeople({ q }: PeopleParams): Promise<PeoplePage> {
  const staff = await requireStaff("support");
  // A link is a credential: it is looked up by an action of its own, never by an address.
  if (q === "" || credentialIn(q) !== null) return { people: [], more: false };
  const projects = await someProjects(staff);
  const keys = await findAddresses(
    projects.map(({ id }) => id),
    q,
    // One more tells that there are others.
    SHOWN + 1,
  );
  return {
    people: await readPeople(projects, keys.slice(0, SHOWN), PLACES),
    more: keys.length > SHOWN,
  };
}

/** One person with all their conferences; null where nobody has this address. */
export async function getPerson(address: string): Promise<Person | null> {
  const staff = await requireStaff("support");
  const projects = await someProjects(staff);
  const [person] = await readPeople(projects, [emailKey(address)], ALL_PLACES);
  if (!person) return null;
  const rosters = new Map(
    person.places.slice(0, REFRESHED).map((place) => [place.conferenceCode, place.projectId]),
  );
  for (const [code, projectId] of rosters) {
    const project = projects.find(({ id }) => id === projectId);
    if (project) background("refresh a person's roster", syncRoster(project, code));
  }
  return person;
}

/** Whose link a text holds, what it is worth; null where it is none that Foyer has kept. */
export async function findLink({
  text,
}: {
  text: string;
}): Promise<ActionResult<FoundLink | null>> {
  const staff = await requireStaff("support");
  return ok(await findLinkOwner(await someProjects(staff), text));
}

/** Takes access away in all the conferences shown, once the Undo seconds are over. */
export async function revokePlaces({
  places,
}: RevokePlaces): Promise<ActionResult<{ ids: string[]; dueAt: number }>> {
  const staff = await requireStaff("support");
  const projects = await someProjects(staff);
  const own = new Set(projects.map(({ id }) => id));
  if (places.some(({ projectId }) => !own.has(projectId))) throw new AccessError("not-found");
  const ids: string[] = [];
  let dueAt = Date.now();
  for (const project of projects) {
    const codes = places.filter(({ projectId }) => projectId === project.id);
    if (codes.length === 0) continue;
    const planned = await planRevocations(
      staff,
      project,
      codes.map(({ code }) => code),
    );
    ids.push(...planned.revocations.map(({ id }) => id));
    dueAt = planned.dueAt;
  }
  return ok({ ids, dueAt });
}

/** Undoes what nobody has begun to carry out. */
export async function undoPlaces({
  ids,
}: {
  ids: string[];
}): Promise<ActionResult<{ undone: string[]; late: string[] }>> {
  const staff = await requireStaff("support");
  const projects = await someProjects(staff);
  const undone: string[] = [];
  for (const project of projects) {
    undone.push(...(await undoRevocations(staff, project, ids)).undone);
  }
  return ok({ undone, late: ids.filter((id) => !undone.includes(id)) });
}
