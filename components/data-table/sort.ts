import type { Column, Sort } from "./column";

/** Reads `title` or `-title`, the form that a sort has in the URL; falls back on what is not allowed. */
export function parseSort(text: string | null, allowed: readonly string[], fallback: Sort): Sort {
  if (!text) return fallback;
  const by = text.replace(/^-/, "");
  if (!allowed.includes(by)) return fallback;
  return { by, direction: text.startsWith("-") ? "desc" : "asc" };
}

/** The form that a sort has in the URL. */
export function formatSort(sort: Sort): string {
  return sort.direction === "desc" ? `-${sort.by}` : sort.by;
}

/** What the sort becomes when a column's heading is pressed. */
export function nextSort<Row>(column: Column<Row>, now: Sort | undefined): Sort {
  if (now?.by === column.id)
    return { by: column.id, direction: now.direction === "asc" ? "desc" : "asc" };
  return { by: column.id, direction: column.descendingFirst ? "desc" : "asc" };
}
