import type { Issue } from "./types";

const OUTSIDE = new Set<Issue["kind"]>(["outsideList", "sender", "crossedOut", "declined"]);

/** Returns true for an address that the list names without inviting it: a title, a sender, a refusal. */
export function isOutside(issues: readonly Issue[]): boolean {
  return issues.some(({ kind }) => OUTSIDE.has(kind));
}
