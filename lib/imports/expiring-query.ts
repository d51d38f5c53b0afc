import { queryOptions } from "@tanstack/react-query";
import { getJson } from "@/lib/platform/http/get-json";
import { routes } from "@/lib/platform/routes";

/** Links of people with access: already expired, and expiring before the moment asked for. */
export type LinksExpiring = {
  expired: number;
  expiring: number;
};

/** How many links of a conference expire before this moment (ms since 1970). */
export function expiringQuery(conferenceCode: string, before: number) {
  return queryOptions({
    queryKey: ["imports", "expiring", conferenceCode, before] as const,
    queryFn: ({ signal }) =>
      getJson<LinksExpiring>(routes.api.expiring(conferenceCode, before), signal),
  });
}
