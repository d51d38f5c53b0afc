import { queryOptions } from "@tanstack/react-query";
import { getJson } from "@/lib/platform/http/get-json";
import { routes } from "@/lib/platform/routes";
import type { Template } from "./types";

/** The key of a conference's message. */
export const templateKey = (conferenceCode: string) => ["template", conferenceCode] as const;

/** A conference's message. */
export function templateQuery(conferenceCode: string) {
  return queryOptions({
    queryKey: templateKey(conferenceCode),
    queryFn: ({ signal }) => getJson<Template>(routes.api.template(conferenceCode), signal),
  });
}
