import { queryOptions } from "@tanstack/react-query";
import { getJson } from "@/lib/platform/http/get-json";
import { routes } from "@/lib/platform/routes";
import type { ParticipantDetails, PeoplePage, Person } from "./types";
import type { PeopleParams } from "./schema";

/** Keys of everything that shows people across conferences. */
export const peopleKeys = {
  all: ["people"] as const,
  search: (params: PeopleParams) => ["people", "search", params] as const,
  people: ["people", "one"] as const,
  one: (address: string) => ["people", "one", address] as const,
};

/** One participant of a conference, for the person panel. */
export function participantQuery(conferenceCode: string, code: string) {
  return queryOptions({
    queryKey: [...peopleKeys.people, conferenceCode, code] as const,
    queryFn: ({ signal }) =>
      getJson<ParticipantDetails>(routes.api.participant(conferenceCode, code), signal),
  });
}

/** The results of a search. */
export function peopleQuery(params: PeopleParams) {
  return queryOptions({
    queryKey: peopleKeys.search(params),
    queryFn: ({ signal }) =>
      getJson<PeoplePage>(routes.api.people(new URLSearchParams(params).toString()), signal),
  });
}

/** One person with all their conferences. */
export function personQuery(address: string) {
  return queryOptions({
    queryKey: peopleKeys.one(address),
    queryFn: ({ signal }) => getJson<Person>(routes.api.person(address), signal),
  });
}
