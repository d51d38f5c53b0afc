import { joinWindow } from "@/lib/personal-links/join-window";
import type { PersonalLink } from "./find-personal-link";

export type JoinState = "ready" | "early" | "over" | "revoked" | "deleted";

/** Returns whether a participant may join at a time (ms since 1970), or the reason why not. */
export function joinState(
  personalLink: Pick<
    PersonalLink,
    "deleted" | "hasAccess" | "span" | "hasDuration" | "joinMinutes" | "moderator"
  >,
  now: number,
): JoinState {
  if (personalLink.deleted) return "deleted";
  if (!personalLink.hasAccess) return "revoked";
  const { opensAt, closesAt } = joinWindow(personalLink);
  if (closesAt !== null && now > closesAt) return "over";
  return opensAt !== null && now < opensAt ? "early" : "ready";
}
