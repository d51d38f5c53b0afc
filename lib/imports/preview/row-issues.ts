import { AvatarUrl } from "@/lib/invitations/schema";
import { LIMITS } from "../reader/common/types";
import type { Entry } from "./entries";
import { isNotInvited } from "./not-invited";
import type { Issue, Relation, RowEdit, RowState } from "./types";

/** Returns the issues of a row. */
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

/** Issues that skip a row. */
const SKIPPING = new Set<Issue["kind"]>([
  "missing",
  "malformed",
  "notLatin",
  "lookalike",
  "unlisted",
  "sender",
  "crossedOut",
  "declined",
  "duplicate",
  "nameTooLong",
]);
/** Issues that need no check by a person. */
const NEUTRAL = new Set<Issue["kind"]>(["onRoster", "revoked", "leaving"]);

/** Returns the state of a row. Rows to check are sent; skipped rows are not. */
export function rowStateOf(issues: readonly Issue[], edit: RowEdit | undefined): RowState {
  if (edit?.removed) return "removed";
  if (issues.some(({ kind }) => SKIPPING.has(kind))) return "skipped";
  return issues.some(({ kind }) => !NEUTRAL.has(kind)) ? "check" : "ready";
}

/** Returns true if a person can fix the row; false for duplicates and titles. */
export function isProblem(state: RowState, issues: readonly Issue[]): boolean {
  if (state === "check") return true;
  const reason = issues.find(({ kind }) => SKIPPING.has(kind))?.kind;
  return state === "skipped" && reason !== "duplicate" && !isNotInvited(issues);
}

/** Returns true if a row is skipped because an earlier row has the same address. */
export function isDuplicate(issues: readonly Issue[]): boolean {
  return issues.find(({ kind }) => SKIPPING.has(kind))?.kind === "duplicate";
}
