import { requireProjects } from "@/lib/access/resolve-project";
import { credentialIn } from "@/lib/platform/link-text";
import { findAddresses } from "./find-addresses";
import { readPeople } from "./read-people";
import type { PeopleParams } from "./schema";
import type { PeoplePage } from "./types";

/** People per search. */
const MAX_PEOPLE = 50;
/** Conferences shown for each of them. */
const CONFERENCES_PER_PERSON = 3;

/** Finds people in every conference by part of a name, email or code; reads only the mirror. */
export async function searchPeople({ q }: PeopleParams): Promise<PeoplePage> {
  const { projects } = await requireProjects("support");
  // A link is a credential: `findLink` looks it up, so that it is never in a URL.
  if (q === "" || credentialIn(q) !== null) return { people: [], more: false };
  const keys = await findAddresses(
    projects.map(({ id }) => id),
    q,
    // One extra row shows that there are more.
    MAX_PEOPLE + 1,
  );
  return {
    people: await readPeople(projects, keys.slice(0, MAX_PEOPLE), CONFERENCES_PER_PERSON),
    more: keys.length > MAX_PEOPLE,
  };
}
