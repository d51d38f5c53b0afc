import { queryOptions } from "@tanstack/react-query";
import { getJson } from "@/lib/platform/http/get-json";
import { routes } from "@/lib/platform/routes";
import type { StaffList } from "./types";

/** All staff. The page prefetches with it, the component reads with it. */
export function staffQuery() {
  return queryOptions({
    queryKey: ["staff"],
    queryFn: ({ signal }) => getJson<StaffList>(routes.api.staff(), signal),
  });
}
