import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { getJson } from "@/lib/platform/http/get-json";
import { routes } from "@/lib/platform/routes";
import type { ImportPage, ImportProgress, ImportRowsPage, LinksExpiring } from "./types";
import type { ImportRowsParams } from "./schema";

/** Query keys of import data; invalidating `all` refetches all of it. */
export const importKeys = {
  all: ["imports"] as const,
  lists: ["imports", "list"] as const,
  list: (projectId: string) => ["imports", "list", projectId] as const,
  one: (id: string) => ["imports", "one", id] as const,
  rows: (id: string, params: ImportRowsParams) => ["imports", "rows", id, params] as const,
};

/** Poll interval while an import runs (ms). */
const POLL_MS = 1_000;

/** The imports of a project, newest first, in pages. */
export function importsQuery(projectId: string) {
  return infiniteQueryOptions({
    queryKey: importKeys.list(projectId),
    queryFn: ({ pageParam, signal }) =>
      getJson<ImportPage>(routes.api.imports(projectId, pageParam), signal),
    initialPageParam: "",
    getNextPageParam: (page: ImportPage) => page.nextCursor,
  });
}

/** One import, polled while it can still change. */
export function importQuery(id: string) {
  return queryOptions({
    queryKey: importKeys.one(id),
    queryFn: ({ signal }) => getJson<ImportProgress>(routes.api.import(id), signal),
    refetchInterval: ({ state: { data } }) => (data && isOver(data) ? false : POLL_MS),
  });
}

/** Returns true if only a person's decision can change the import. */
export function isOver({ state, counts, checking }: ImportProgress): boolean {
  const ended = state === "done" || state === "cancelled";
  return ended && counts.planned + counts.sending + checking === 0;
}

/** The rows of an import in file order, in pages. */
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

/** The number of links of a conference that expire before a time (ms since 1970). */
export function expiringQuery(conferenceCode: string, before: number) {
  return queryOptions({
    queryKey: ["imports", "expiring", conferenceCode, before] as const,
    queryFn: ({ signal }) =>
      getJson<LinksExpiring>(routes.api.expiring(conferenceCode, before), signal),
  });
}
