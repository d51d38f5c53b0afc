import { AvatarUrl } from "@/lib/invitations/schema";
import { LIMITS } from "../reader/types";
import type { Entry } from "./entries";
import { isOutside } from "./outside";
import type { Issue, Relation, RowEdit, Verdict } from "./types";

/** Returns the issues of a row; of rows with the same address, the later ones are duplicates. */
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

/** A row with one of these is skipped. */
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
/** A row with only these needs no check. */
const NEUTRAL = new Set<Issue["kind"]>(["onRoster", "revoked", "leaving"]);

/** Returns the verdict on a row. Skipped rows are not sent; rows to check are. */
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
