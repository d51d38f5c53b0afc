import type { Issue } from "./types";

const OUTSIDE = new Set<Issue["kind"]>(["outsideList", "sender", "crossedOut", "declined"]);

/**
 * Returns true for an address that is in the source but not invited: a title, a sender, a declined person.
 */
export function isOutside(issues: readonly Issue[]): boolean {
  return issues.some(({ kind }) => OUTSIDE.has(kind));
}
