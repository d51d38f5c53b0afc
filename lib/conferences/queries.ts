import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { getJson } from "@/lib/platform/http/get-json";
import { routes } from "@/lib/platform/routes";
import type { Conference, ConferencePage } from "./types";
import type { ConferenceListParams } from "./schema";

/** Keys of everything that shows conferences; invalidating `all` refreshes every one of them. */
export const conferenceKeys = {
  all: ["conferences"] as const,
  list: (projectId: string, params: ConferenceListParams) =>
    ["conferences", "list", projectId, params] as const,
  one: (code: string) => ["conferences", "one", code] as const,
};

/** One conference, to notice what changes while its page is open. */
export function conferenceQuery(code: string) {
  return queryOptions({
    queryKey: conferenceKeys.one(code),
    queryFn: ({ signal }) => getJson<Conference>(routes.api.conference(code), signal),
  });
}

/** A project's list, page by page. The page prefetches with it, the component reads with it. */
export function conferencesQuery(projectId: string, params: ConferenceListParams) {
  return infiniteQueryOptions({
    queryKey: conferenceKeys.list(projectId, params),
    queryFn: ({ pageParam, signal }) => {
      const query = new URLSearchParams({
        project: projectId,
        ...params,
        ...(pageParam && { cursor: pageParam }),
      });
      return getJson<ConferencePage>(routes.api.conferences(query.toString()), signal);
    },
    initialPageParam: "",
    getNextPageParam: (page: ConferencePage) => page.nextCursor,
  });
}
