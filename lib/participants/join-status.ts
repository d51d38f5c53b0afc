import type { JoinWindow } from "@/lib/personal-links/join-window";
import type { RosterRow } from "./types";

/** The facts that decide whether a participant can join. */
export type JoinFacts = Pick<RosterRow, "status" | "link"> & {
  /** True if Boomstream's roster no longer contains the participant. */
  gone?: boolean;
  conferenceDeleted?: boolean;
  /** When the conference starts (ms since 1970); null: unknown. */
  startsAt?: number | null;
  /** When their personal link lets them join; absent without personal links. */
  joinWindow?: JoinWindow;
};

/** Whether a participant can join, why, and the one action that fixes it. */
export type JoinStatus = {
  can: "yes" | "no" | "maybe";
  reason:
    | "fine"
    | "revoked"
    | "revoking"
    | "gone"
    | "deleted"
    | "expired"
    | "expiresEarly"
    | "notYet"
    | "over"
    | "linkUnknown";
  fix: "copy" | "newLink" | "restore" | "undo" | null;
};

/** Returns the status at a time (ms since 1970). The most serious obstacle decides. */
export function joinStatus(facts: JoinFacts, now: number): JoinStatus {
  const { status, link, gone = false, conferenceDeleted = false, startsAt = null } = facts;
  const { opensAt = null, closesAt = null } = facts.joinWindow ?? {};
  if (conferenceDeleted) return { can: "no", reason: "deleted", fix: null };
  if (gone) return { can: "no", reason: "gone", fix: null };
  if (status === "revoked") return { can: "no", reason: "revoked", fix: "restore" };
  if (status === "revoking") return { can: "no", reason: "revoking", fix: "undo" };
  if (link === null) return { can: "maybe", reason: "linkUnknown", fix: "newLink" };
  if (link.expiresAt !== null && link.expiresAt <= now)
    return { can: "no", reason: "expired", fix: "newLink" };
  if (link.expiresAt !== null && startsAt !== null && startsAt > now && link.expiresAt < startsAt)
    return { can: "maybe", reason: "expiresEarly", fix: "newLink" };
  if (closesAt !== null && now > closesAt) return { can: "no", reason: "over", fix: null };
  if (opensAt !== null && now < opensAt) return { can: "maybe", reason: "notYet", fix: "copy" };
  return { can: "yes", reason: "fine", fix: "copy" };
}
