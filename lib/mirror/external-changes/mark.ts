import { EXTERNAL_CHANGES, type ExternalMark } from "./types";

/** How long a mark is shown (ms). */
const MARK_LIFETIME = 24 * 60 * 60_000;

/** Returns the mark of a row to show; null if there is none or it is too old. */
export function shownMark(row: {
  outside: string | null;
  outside_at: number | null;
}): ExternalMark {
  const what = EXTERNAL_CHANGES.find((one) => one === row.outside);
  if (!what || row.outside_at === null || row.outside_at < Date.now() - MARK_LIFETIME) return null;
  return { what, at: row.outside_at };
}
