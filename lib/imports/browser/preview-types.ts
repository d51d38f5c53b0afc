import type { RowAction } from "../types";
import type { Mapping } from "./columns";
import type { Reading } from "./reading";

/** What is wrong with a row or odd about it; the first that refuses it decides. */
export type Issue =
  | { kind: "missing" | "malformed" | "notLatin" | "lookalike" | "mixedScripts" | "nameLong" }
  | { kind: "quotes" | "binary" | "long" | "avatar" | "onRoster" | "revoked" | "leaving" }
  | { kind: "repeated"; ofRow: number }
  | { kind: "unclear" | "lifetime"; cell: string }
  | { kind: "typo"; suggestion: string };

export type Verdict = "valid" | "warned" | "refused" | "removed";

/** How an address stands to the roster; `missing`: on the roster, not in the list (compared only). */
export const RELATIONS = ["new", "same", "changed", "revoked", "missing"] as const;
export type Relation = (typeof RELATIONS)[number];

/** `new`: sound addresses that the roster does not have; `roster`: those that it has, with access. */
export const FILTERS = [
  "all",
  "valid",
  "warned",
  "refused",
  "removed",
  "new",
  "roster",
  "revoked",
  "changed",
  "missing",
] as const;
export type Filter = (typeof FILTERS)[number];

/** One row as the table shows it. */
export type PreviewRow = {
  index: number;
  /** In the file; null for people whom only the roster has. */
  row: number | null;
  email: string;
  name: string;
  moderator: boolean;
  notify: boolean;
  /** Seconds; null: no limit. */
  lifetime: number | null;
  /** As the row or a person wrote it; empty: the default holds. */
  ownLifetime: string;
  verdict: Verdict;
  issues: Issue[];
  relation: Relation;
  action: RowAction;
  /** What a person can choose for this row; one where there is no choice. */
  choices: readonly RowAction[];
};

/** What is about to happen, to be said in words. */
export type Plan = Record<RowAction, number> & {
  moderators: number;
  notified: number;
  /** Whom an e-mail could reach: invited, restored and given a new link. */
  reachable: number;
};

/** What all rows have that say nothing of their own. */
export type Defaults = { moderator: boolean; notify: boolean; lifetime: number | null };

/** For each relation to the roster what is done, unless a row says otherwise. */
export type Decisions = Record<Relation, RowAction>;

/** The state of a preview without its rows. */
export type Summary = {
  reading: Reading;
  header: boolean;
  mapping: Mapping;
  /** The heading and a first value of each column. */
  columns: { heading: string; sample: string }[];
  rows: number;
  counts: Record<Filter, number>;
  decisions: Decisions;
  plan: Plan;
  /** Rows that the import will hold, whatever is done with them. */
  total: number;
  /** Changes with every change, so that what was fetched before is known to be old. */
  version: number;
};

/** One change to a preview. */
export type Change =
  | { change: "mapping"; mapping: Mapping }
  | { change: "header"; header: boolean }
  | { change: "defaults"; defaults: Defaults }
  | { change: "mode"; mode: "invite" | "sync" }
  | { change: "decision"; relation: Relation; action: RowAction }
  | { change: "row"; index: number; edit: RowEdit };

/** What a person changed in one row. */
export type RowEdit = Partial<{
  email: string;
  name: string;
  moderator: boolean;
  notify: boolean;
  /** As typed, for `lifetimeIn`. */
  lifetime: string;
  action: RowAction;
  removed: boolean;
}>;
