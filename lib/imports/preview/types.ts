import type { RowAction } from "../types";
import type { Encoding } from "../reader/formats/decode";
import type { ListFile, ReadOptions, SheetChoice } from "../reader/read-list";
import type { Mapping, SkipReason } from "../reader/common/types";

/** An issue of a row. The first issue that skips the row is its skip reason. */
export type Issue =
  | { kind: Exclude<SkipReason, "duplicate"> }
  | { kind: "mixedScripts" | "nameGuessed" | "unclosedQuote" | "badBytes" | "unclearName" }
  | { kind: "avatar" | "onRoster" | "revoked" | "leaving" }
  | { kind: "duplicate"; ofRow: number }
  | { kind: "unclear" | "lifetime"; cell: string }
  | { kind: "severalAddresses"; others: readonly string[] }
  | { kind: "typo"; suggestion: string };

/** `check`: invited, but a person should check it first; `removed`: skipped by a person. */
export type RowState = "ready" | "check" | "skipped" | "removed";

/** The relation of an address to the roster; `missing`: on the roster, not in the list (sync only). */
const RELATIONS = ["new", "same", "changed", "revoked", "missing"] as const;
export type Relation = (typeof RELATIONS)[number];

/** `roster`: addresses with access. */
export const FILTERS = [
  "all",
  "check",
  "skipped",
  "ready",
  "new",
  "roster",
  "revoked",
  "changed",
  "missing",
] as const;
export type Filter = (typeof FILTERS)[number];

/** One row of the table. */
export type PreviewRow = {
  index: number;
  /** Line in the source; null for a participant who is on the roster but not in the list. */
  row: number | null;
  email: string;
  name: string;
  moderator: boolean;
  notify: boolean;
  /** Seconds; null: no expiry. */
  lifetime: number | null;
  /** As in the row or as typed; empty: the default applies. */
  ownLifetime: string;
  state: RowState;
  /** True if a person can fix the row. */
  problem: boolean;
  issues: Issue[];
  /** The cells or the text of the row; empty unless it is a problem. */
  source: string;
  relation: Relation;
  action: RowAction;
  /** The available actions; a single one: no choice. */
  choices: readonly RowAction[];
};

/** The number of rows for each action of the import. */
export type Plan = Record<RowAction, number> & {
  moderators: number;
  notified: number;
  /** People who could get an email: invited, restored, or with a new link. */
  reachable: number;
};

/** Values of rows that don't set their own. */
export type Defaults = { moderator: boolean; notify: boolean; lifetime: number | null };

/** The action for each relation to the roster; a row's own action takes precedence. */
export type Decisions = Record<Relation, RowAction>;

/** The settings that the list was read with. */
export type Reading = {
  format: ListFile["format"];
  encoding: Encoding | null;
  mode: "table" | "text";
  sheets: SheetChoice[] | null;
  sheet: number | null;
  includeHidden: boolean;
  /** The number of people who declined or are canceled, and whether they are included. */
  declined: number;
  includeDeclined: boolean;
};

/** The columns of a list that was read as a table. */
export type TableSummary = {
  mapping: Mapping;
  /** The heading and the first value of each column. */
  columns: { heading: string; sample: string }[];
  /** Index of the heading row in the grid; null: none. */
  heading: number | null;
  /** The rows that can be chosen as headings. */
  headings: { index: number; line: number; text: string }[];
};

/** The state of a preview without its rows. */
export type Summary = {
  reading: Reading;
  table: TableSummary | null;
  /** True if the list has lifetimes. */
  lifetimes: boolean;
  rows: number;
  counts: Record<Filter, number>;
  /** The number of problems of each filter; problems are sorted first. */
  problems: Record<Filter, number>;
  /** The number of rows with a suggested address. */
  typos: number;
  decisions: Decisions;
  plan: Plan;
  /** The number of rows of the import, including skipped ones. */
  total: number;
  /** Increases with every change. */
  version: number;
};

/** A change to a preview. */
export type Change =
  | { change: "defaults"; defaults: Defaults }
  | { change: "mode"; mode: "invite" | "sync" }
  | { change: "decision"; relation: Relation; action: RowAction }
  | { change: "row"; index: number; edit: RowEdit }
  | { change: "fixTypos" };

/** A person's changes to one row. */
export type RowEdit = Partial<{
  email: string;
  name: string;
  moderator: boolean;
  notify: boolean;
  /** As typed, for `lifetimeIn`. */
  lifetime: string;
  action: RowAction;
  removed: boolean;
  /** A person confirmed that the row is right. */
  confirmed: boolean;
}>;

/** Reading choices that can be sent to the worker and stored. */
export type ReadChoices = Omit<ReadOptions, "onProgress" | "pause"> & {
  /** Include people who declined or are canceled. */
  includeDeclined?: boolean;
};

/** A person's choices and edits of a list, as stored in a draft. */
export type PreviewState = {
  choices: ReadChoices;
  mode: "invite" | "sync";
  defaults: Defaults;
  decisions: Decisions;
  edits: [index: number, edit: RowEdit][];
};
