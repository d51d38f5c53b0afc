import type { Column, Sort } from "./column";

/** The parts of a column that sorting needs. */
export type SortColumn = Pick<Column<unknown>, "id" | "header" | "align" | "descendingFirst">;

/** Parses `title` or `-title` from the URL; returns `fallback` for anything not allowed. */
export function parseSort(text: string | null, allowed: readonly string[], fallback: Sort): Sort {
  if (!text) return fallback;
  const by = text.replace(/^-/, "");
  if (!allowed.includes(by)) return fallback;
  return { by, direction: text.startsWith("-") ? "desc" : "asc" };
}

/** Returns the value of a sort in the URL. */
export function formatSort(sort: Sort): string {
  return sort.direction === "desc" ? `-${sort.by}` : sort.by;
}

/** Returns the sort after a click on a column's heading. */
export function nextSort(column: SortColumn, now: Sort | undefined): Sort {
  if (now?.by === column.id)
    return { by: column.id, direction: now.direction === "asc" ? "desc" : "asc" };
  return { by: column.id, direction: column.descendingFirst ? "desc" : "asc" };
}
