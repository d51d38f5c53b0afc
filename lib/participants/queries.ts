import { queryOptions } from "@tanstack/react-query";
import { getJson } from "@/lib/platform/http/get-json";
import { routes } from "@/lib/platform/routes";
import type { RosterPage, RosterSummary } from "./types";
import type { RosterParams } from "./schema";

/** Keys of everything that shows a roster. */
export const rosterKeys = {
  all: (conferenceCode: string) => ["roster", conferenceCode] as const,
  summary: (conferenceCode: string) => ["roster-summary", conferenceCode] as const,
  windows: (conferenceCode: string, params: RosterParams) =>
    ["roster", conferenceCode, params] as const,
  window: (conferenceCode: string, params: RosterParams, from: number) =>
    ["roster", conferenceCode, params, from] as const,
};

/** One window of a roster. The page prefetches the first with it, the component reads with it. */
export function rosterQuery(conferenceCode: string, params: RosterParams, from: number) {
  return queryOptions({
    queryKey: rosterKeys.window(conferenceCode, params, from),
    queryFn: ({ signal }) => {
      const query = new URLSearchParams({ ...params, ...(from > 0 && { from: String(from) }) });
      return getJson<RosterPage>(routes.api.roster(conferenceCode, query.toString()), signal);
    },
  });
}

/** Counts for the summary above a roster. */
export function rosterSummaryQuery(conferenceCode: string) {
  return queryOptions({
    queryKey: rosterKeys.summary(conferenceCode),
    queryFn: ({ signal }) =>
      getJson<RosterSummary>(routes.api.rosterSummary(conferenceCode), signal),
  });
}
