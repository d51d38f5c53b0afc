import { infiniteQueryOptions } from "@tanstack/react-query";
import { getJson } from "@/lib/platform/http/get-json";
import { routes } from "@/lib/platform/routes";
import type { ActivityPage } from "./types";
import type { ActivityParams } from "./schema";

/** The query of the activity, page by page. The page prefetches with it, the component reads with it. */
export function activityQuery(params: ActivityParams) {
  return infiniteQueryOptions({
    queryKey: ["activity", params],
    queryFn: ({ pageParam, signal }) => {
      const query = new URLSearchParams({ ...params, ...(pageParam && { cursor: pageParam }) });
      return getJson<ActivityPage>(routes.api.activity(query.toString()), signal);
    },
    initialPageParam: "",
    getNextPageParam: (page: ActivityPage) => page.nextCursor,
  });
}

/** The history of a conference, or of one of its participants, page by page. */
export function historyQuery(conference: string, participant: string) {
  return infiniteQueryOptions({
    queryKey: ["history", conference, participant],
    queryFn: ({ pageParam, signal }) => {
      const query = new URLSearchParams({
        ...(participant && { participant }),
        ...(pageParam && { cursor: pageParam }),
      });
      return getJson<ActivityPage>(routes.api.history(conference, query.toString()), signal);
    },
    initialPageParam: "",
    getNextPageParam: (page: ActivityPage) => page.nextCursor,
  });
}
