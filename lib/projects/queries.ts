import { queryOptions } from "@tanstack/react-query";
import { getJson } from "@/lib/platform/http/get-json";
import { routes } from "@/lib/platform/routes";
import type { ProjectList } from "./types";

/** All projects. The page prefetches with it, the component reads with it. */
export function projectsQuery() {
  return queryOptions({
    queryKey: ["projects"],
    queryFn: ({ signal }) => getJson<ProjectList>(routes.api.projects(), signal),
  });
}
