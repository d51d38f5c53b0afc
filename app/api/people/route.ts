import { jsonHandler } from "@/lib/access/json-response";
import { searchPeople } from "@/lib/people/search";
import { PeopleParams } from "@/lib/people/schema";

/** Returns matching people from all conferences. */
export const GET = jsonHandler((_, query) => searchPeople(PeopleParams.parse(query)));
