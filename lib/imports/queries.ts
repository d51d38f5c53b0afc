import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { getJson } from "@/lib/platform/http/get-json";
import { routes } from "@/lib/platform/routes";
import type { ImportPage, ImportProgress, ImportRowsPage } from "./types";
import type { ImportRowsParams } from "./schema";

/** Keys of everything that shows imports; invalidating `all` refreshes every one of them. */
export const importKeys = {
  all: ["imports"] as const,
  lists: ["imports", "list"] as const,
  list: (projectId: string) => ["imports", "list", projectId] as const,
  one: (id: string) => ["imports", "one", id] as const,
  rows: (id: string, params: ImportRowsParams) => ["imports", "rows", id, params] as const,
};

/** How often a screen asks how a run gets on (ms). */
const BEAT = 1_000;

/** The imports of a project, newest first, page by page. */
export function importsQuery(projectId: string) {
  return infiniteQueryOptions({
    queryKey: importKeys.list(projectId),
    queryFn: ({ pageParam, signal }) =>
      getJson<ImportPage>(routes.api.imports(projectId, pageParam), signal),
    initialPageParam: "",
    getNextPageParam: (page: ImportPage) => page.nextCursor,
  });
}

/** One import, asked for every second while something can still happen. */
export function importQuery(id: string) {
  return queryOptions({
    queryKey: importKeys.one(id),
    queryFn: ({ signal }) => getJson<ImportProgress>(routes.api.import(id), signal),
    refetchInterval: ({ state: { data } }) => (data && isOver(data) ? false : BEAT),
  });
}

/** Whether nothing happens in this import any more unless a person decides so. */
export function isOver({ state, counts, checking }: ImportProgress): boolean {
  const ended = state === "done" || state === "cancelled";
  return ended && counts.planned + counts.sending + checking === 0;
}

/** The rows of an import in the order of the file, page by page. */
export function importRowsQuery(id: string, params: ImportRowsParams) {
  return infiniteQueryOptions({
    queryKey: importKeys.rows(id, params),
    queryFn: ({ pageParam, signal }) => {
      const query = new URLSearchParams({ ...params, ...(pageParam && { cursor: pageParam }) });
      return getJson<ImportRowsPage>(routes.api.importRows(id, query.toString()), signal);
    },
    initialPageParam: "",
    getNextPageParam: (page: ImportRowsPage) => page.nextCursor,
  });
}
