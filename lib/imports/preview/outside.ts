import type { Issue } from "./types";

const OUTSIDE = new Set<Issue["kind"]>(["outsideList", "sender", "crossedOut"]);

/** Returns true for an address that the list mentions without listing it: a title, a sender. */
export function isOutside(issues: readonly Issue[]): boolean {
  return issues.some(({ kind }) => OUTSIDE.has(kind));
}
