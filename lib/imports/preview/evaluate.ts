import { AvatarUrl } from "@/lib/invitations/schema";
import type { RowAction } from "../types";
import { LIMITS } from "../reader/types";
import type { Entry } from "./entries";
import { isOutside } from "./outside";
import type { Decisions, Issue, Relation, RowEdit, Verdict } from "./types";
import type { RosterEntry } from "./roster";

/** The actions that apply before a person decides: people on the roster stay as they are. */
export const DEFAULT_DECISIONS: Record<"invite" | "sync", Decisions> = {
  invite: { new: "invite", same: "skip", changed: "skip", revoked: "skip", missing: "skip" },
  sync: { new: "invite", same: "skip", changed: "update", revoked: "skip", missing: "skip" },
};

/** The actions to choose from for each relation to the roster. */
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

/** Returns how a row relates to the roster; a value that the list doesn't set is not a change. */
export function relationOf(entry: Entry, known: RosterEntry | undefined): Relation {
  if (!known) return "new";
  if (known.revoked) return "revoked";
  const renamed = entry.name !== "" && entry.name !== known.name.trim();
  const moved = entry.moderator !== null && entry.moderator !== known.moderator;
  return renamed || moved ? "changed" : "same";
}

/** Returns everything there is to say about a row; an earlier row with the same address wins. */
export function issuesOf(entry: Entry, relation: Relation, duplicateOf: number | null): Issue[] {
  const issues: Issue[] = [];
  if (duplicateOf !== null) issues.push({ kind: "duplicate", ofRow: duplicateOf });
  if (entry.name.length > LIMITS.name) issues.push({ kind: "nameTooLong" });
  issues.push(...entry.issues);
  if (!AvatarUrl.safeParse(entry.avatarUrl).success) issues.push({ kind: "avatar" });
  if (relation === "same" || relation === "changed") issues.push({ kind: "onRoster" });
  if (relation === "revoked") issues.push({ kind: "revoked" });
  return issues;
}

const SKIPPING = new Set<Issue["kind"]>([
  "missing",
  "malformed",
  "notLatin",
  "lookalike",
  "outsideList",
  "sender",
  "crossedOut",
  "declined",
  "duplicate",
  "nameTooLong",
]);
const NEUTRAL = new Set<Issue["kind"]>(["onRoster", "revoked", "leaving"]);

/** Returns what happens to a row: skipped rows are not sent, rows to check are. */
export function verdictOf(issues: readonly Issue[], edit: RowEdit | undefined): Verdict {
  if (edit?.removed) return "removed";
  if (issues.some(({ kind }) => SKIPPING.has(kind))) return "skipped";
  return issues.some(({ kind }) => !NEUTRAL.has(kind)) ? "check" : "ready";
}

/** Returns true if a person can fix the row; duplicates and titles need no fixing. */
export function isProblem(verdict: Verdict, issues: readonly Issue[]): boolean {
  if (verdict === "check") return true;
  const reason = issues.find(({ kind }) => SKIPPING.has(kind))?.kind;
  return verdict === "skipped" && reason !== "duplicate" && !isOutside(issues);
}

/** Returns true if a row is skipped because an earlier row has its address. */
export function isDuplicate(issues: readonly Issue[]): boolean {
  return issues.find(({ kind }) => SKIPPING.has(kind))?.kind === "duplicate";
}
