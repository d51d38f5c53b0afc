import { textIn, wordIn } from "@/lib/platform/url-state";

export const ROLES = ["all", "moderator", "participant"] as const;
export const STATUSES = ["active", "revoked", "all"] as const;
/** The states of a link, which are the parts of the summary above the roster. */
export const LINKS = ["all", "emailed", "unsent", "expiring", "unknown"] as const;
export const ROSTER_SORTS = [
  "name",
  "-name",
  "email",
  "-email",
  "added",
  "-added",
  "role",
  "-role",
] as const;

/** Returns the roster state from the current URL, like `RosterParams`. */
export function rosterParams(params: URLSearchParams) {
  return {
    q: textIn(params, "q"),
    role: wordIn(params, "role", ROLES),
    status: wordIn(params, "status", STATUSES),
    links: wordIn(params, "links", LINKS),
    sort: wordIn(params, "sort", ROSTER_SORTS),
  };
}
