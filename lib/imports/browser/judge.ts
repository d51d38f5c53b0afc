import { AvatarUrl } from "@/lib/invitations/schema";
import type { RowAction } from "../types";
import type { Entry } from "./entries";
import type { Decisions, Issue, Relation, RowEdit, Verdict } from "./preview-types";
import type { Known } from "./roster";

const NAME = 200;

/** What is to be done with each kind of address at first: nothing that nobody asked for. */
export const START: Record<"invite" | "sync", Decisions> = {
  invite: { new: "invite", same: "skip", changed: "skip", revoked: "skip", missing: "skip" },
  sync: { new: "invite", same: "skip", changed: "update", revoked: "skip", missing: "skip" },
};

/** What can be chosen for an address that stands so to the roster. */
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

/** How a row stands to the roster: what the list says nothing of is not a change. */
export function relationOf(entry: Entry, known: Known | undefined): Relation {
  if (!known) return "new";
  if (known.revoked) return "revoked";
  const renamed = entry.name !== "" && entry.name !== known.name.trim();
  const moved = entry.moderator !== null && entry.moderator !== known.moderator;
  return renamed || moved ? "changed" : "same";
}

/** Everything that is to be said about a row; an earlier row with the same address wins. */
export function issuesOf(entry: Entry, relation: Relation, repeats: number | null): Issue[] {
  const { issue } = entry.checked;
  const issues: Issue[] = issue ? [issue] : [];
  if (repeats !== null) issues.push({ kind: "repeated", ofRow: repeats });
  if (entry.name.length > NAME) issues.push({ kind: "nameLong" });
  if (!AvatarUrl.safeParse(entry.avatarUrl).success) issues.push({ kind: "avatar" });
  issues.push(...entry.issues);
  if (relation === "same" || relation === "changed") issues.push({ kind: "onRoster" });
  if (relation === "revoked") issues.push({ kind: "revoked" });
  return issues;
}

const REFUSING = new Set<Issue["kind"]>([
  "missing",
  "malformed",
  "notLatin",
  "lookalike",
  "repeated",
  "nameLong",
  "binary",
  "long",
]);

/** Refused rows are not sent; warned ones are, unless a person decides otherwise. */
export function verdictOf(issues: readonly Issue[], edit: RowEdit | undefined): Verdict {
  if (edit?.removed) return "removed";
  if (issues.some(({ kind }) => REFUSING.has(kind))) return "refused";
  return issues.length > 0 ? "warned" : "valid";
}

/** Why a refused row is left out, in the words of the ledger. */
export function isRepeated(issues: readonly Issue[]): boolean {
  return issues.find(({ kind }) => REFUSING.has(kind))?.kind === "repeated";
}
