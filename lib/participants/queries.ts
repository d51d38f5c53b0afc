import { infiniteQueryOptions } from "@tanstack/react-query";
import { getJson } from "@/lib/http/get-json";
import { routes } from "@/lib/routes";
import { RosterPage, type RosterParams } from "./schema";

/** Keys of everything that shows a roster. */
export const rosterKeys = {
  all: (conferenceCode: string) => ["roster", conferenceCode] as const,
  list: (conferenceCode: string, params: RosterParams) =>
    ["roster", conferenceCode, params] as const,
};

/** A roster, page by page. The page prefetches with it, the component reads with it. */
export function rosterQuery(conferenceCode: string, params: RosterParams) {
  return infiniteQueryOptions({
    queryKey: rosterKeys.list(conferenceCode, params),
    queryFn: ({ pageParam, signal }) => {
      const query = new URLSearchParams({ ...params, ...(pageParam && { cursor: pageParam }) });
      return getJson(routes.api.roster(conferenceCode, query.toString()), RosterPage, signal);
    },
    initialPageParam: "",
    getNextPageParam: (page: RosterPage) => page.nextCursor,
  });
}
