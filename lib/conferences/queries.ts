import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { getJson } from "@/lib/http/get-json";
import { routes } from "@/lib/routes";
import { Conference, type ConferenceListParams, ConferencePage } from "./schema";

/** Keys of everything that shows conferences; invalidating `all` refreshes every one of them. */
export const conferenceKeys = {
  all: ["conferences"] as const,
  list: (params: ConferenceListParams) => ["conferences", "list", params] as const,
  one: (code: string) => ["conferences", "one", code] as const,
};

/** The list, page by page. The page prefetches with it, the component reads with it. */
export function conferencesQuery(params: ConferenceListParams) {
  return infiniteQueryOptions({
    queryKey: conferenceKeys.list(params),
    queryFn: ({ pageParam, signal }) => {
      const query = new URLSearchParams({ ...params, ...(pageParam && { cursor: pageParam }) });
      return getJson(routes.api.conferences(query.toString()), ConferencePage, signal);
    },
    initialPageParam: "",
    getNextPageParam: (page: ConferencePage) => page.nextCursor,
  });
}

/** One conference. */
export function conferenceQuery(code: string) {
  return queryOptions({
    queryKey: conferenceKeys.one(code),
    queryFn: ({ signal }) => getJson(routes.api.conference(code), Conference, signal),
  });
}
