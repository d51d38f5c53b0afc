import { requireStaff } from "@/lib/auth/guard";
import { background } from "@/lib/background";
import { emailKey } from "@/lib/fold";
import { credentialIn } from "@/lib/links/recognise";
import { syncRoster } from "@/lib/participants/mirror";
import { planRevocations, undoRevocations } from "@/lib/participants/revocations";
import { type ActionResult, ok } from "@/lib/result";
import { findAddresses } from "./find";
import { findLinkOwner } from "./link";
import { readPeople } from "./places";
import { searchedProjects } from "./projects";
import type { FoundLink, PeoplePage, PeopleParams, Person, RevokePlaces } from "./schema";

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
  await requireStaff("support");
  // A link is a credential: it is looked up by an action of its own, never by an address.
  if (q === "" || credentialIn(q) !== null) return { people: [], more: false };
  const { projects } = await searchedProjects();
  const keys = await findAddresses(
    projects.map(({ id }) => id),
    q,
  );
  return {
    people: await readPeople(projects, keys.slice(0, SHOWN), PLACES),
    more: keys.length > SHOWN,
  };
}

/** One person with all their conferences; null where nobody has this address. */
export async function getPerson(address: string): Promise<Person | null> {
  await requireStaff("support");
  const { current, projects } = await searchedProjects();
  const [person] = await readPeople(projects, [emailKey(address)], ALL_PLACES);
  if (!person) return null;
  const own = person.places.filter(({ here }) => here).slice(0, REFRESHED);
  for (const code of new Set(own.map(({ conferenceCode }) => conferenceCode))) {
    background("refresh a person's roster", syncRoster(current, code));
  }
  return person;
}

/** Whose link a text holds, what it is worth; null where it is none that Foyer has kept. */
export async function findLink({
  text,
}: {
  text: string;
}): Promise<ActionResult<FoundLink | null>> {
  await requireStaff("support");
  return ok(await findLinkOwner(text));
}

/** Takes access away in all the conferences shown, once the Undo seconds are over. */
export async function revokePlaces({
  places,
}: RevokePlaces): Promise<ActionResult<{ ids: string[]; dueAt: number }>> {
  const staff = await requireStaff("support");
  const { projects } = await searchedProjects();
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
  const { projects } = await searchedProjects();
  const undone: string[] = [];
  for (const project of projects) {
    undone.push(...(await undoRevocations(staff, project, ids)).undone);
  }
  return ok({ undone, late: ids.filter((id) => !undone.includes(id)) });
}
