import { queryOptions } from "@tanstack/react-query";
import { getJson } from "@/lib/platform/http/get-json";
import { routes } from "@/lib/platform/routes";
import type { DeletedConference } from "./types";

/** The deleted conferences of a project, newest first. */
export function deletedConferencesQuery(projectId: string) {
  return queryOptions({
    queryKey: ["conferences", "deleted", projectId] as const,
    queryFn: ({ signal }) =>
      getJson<DeletedConference[]>(routes.api.deletedConferences(projectId), signal),
  });
}
