import { OUTSIDE, type ExternalMark } from "./types";

/** A mark is news for everybody who looks within a day, whoever else has seen it (ms). */
const SHOWN_FOR = 24 * 60 * 60_000;

/** The mark of a row as it is shown; null where there is none, or none any more. */
export function shownMark(row: {
  outside: string | null;
  outside_at: number | null;
}): ExternalMark {
  const what = OUTSIDE.find((one) => one === row.outside);
  if (!what || row.outside_at === null || row.outside_at < Date.now() - SHOWN_FOR) return null;
  return { what, at: row.outside_at };
}
