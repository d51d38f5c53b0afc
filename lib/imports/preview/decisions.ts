import type { RowAction } from "../types";
import type { Entry } from "./entries";
import type { Decisions, Relation } from "./types";
import type { RosterEntry } from "./roster";

/** The default actions: people on the roster are not changed. */
export const DEFAULT_DECISIONS: Record<"invite" | "sync", Decisions> = {
  invite: { new: "invite", same: "skip", changed: "skip", revoked: "skip", missing: "skip" },
  sync: { new: "invite", same: "skip", changed: "update", revoked: "skip", missing: "skip" },
};

/** The available actions for each relation to the roster. */
export const CHOICES: Record<"invite" | "sync", Record<Relation, readonly RowAction[]>> = {
  invite: {
    new: ["invite"],
    same: ["skip", "link"],
    changed: ["skip", "update", "link"],
    revoked: ["skip", "restore"],
    missing: ["skip"],
  },
  sync: {
    new: ["invite", "skip"],
    same: ["skip"],
    changed: ["update", "skip"],
    revoked: ["skip", "restore"],
    missing: ["skip", "revoke"],
  },
};

/** Returns the relation of a row to the roster. A value that the list doesn't set is not a change. */
export function relationOf(entry: Entry, known: RosterEntry | undefined): Relation {
  if (!known) return "new";
  if (known.revoked) return "revoked";
  const renamed = entry.name !== "" && entry.name !== known.name.trim();
  const moved = entry.moderator !== null && entry.moderator !== known.moderator;
  return renamed || moved ? "changed" : "same";
}
