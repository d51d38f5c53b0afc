import type { Issue } from "./types";

const NOT_INVITED = new Set<Issue["kind"]>(["unlisted", "sender", "crossedOut", "declined"]);

/**
 * Returns true for an address that is in the source but not invited: a title, a sender, a declined person.
 */
export function isNotInvited(issues: readonly Issue[]): boolean {
  return issues.some(({ kind }) => NOT_INVITED.has(kind));
}
