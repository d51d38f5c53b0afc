import type { RowAction } from "../types";
import type { Encoding } from "../reader/formats/decode";
import type { ListFile, ReadOptions, SheetChoice } from "../reader/read-list";
import type { Mapping, SkipReason } from "../reader/common/types";

/** Something about a row; the first kind that skips it is its reason. */
export type Issue =
  | { kind: Exclude<SkipReason, "duplicate"> }
  | { kind: "mixedScripts" | "nameGuessed" | "unclosedQuote" | "badBytes" | "unclearName" }
  | { kind: "avatar" | "onRoster" | "revoked" | "leaving" }
  | { kind: "duplicate"; ofRow: number }
  | { kind: "unclear" | "lifetime"; cell: string }
  | { kind: "severalAddresses"; others: readonly string[] }
  | { kind: "typo"; suggestion: string };

/** `check`: invited, but a person should look at it first; `removed`: skipped by a person. */
export type RowState = "ready" | "check" | "skipped" | "removed";

/** How an address relates to the roster; `missing`: on the roster, not in the list (sync only). */
const RELATIONS = ["new", "same", "changed", "revoked", "missing"] as const;
export type Relation = (typeof RELATIONS)[number];

/** `roster`: addresses that have access already. */
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

/** One row as the table shows it. */
export type PreviewRow = {
  index: number;
  /** Line in the source; null: a person who is on the roster only. */
  row: number | null;
  email: string;
  name: string;
  moderator: boolean;
  notify: boolean;
  /** Seconds; null: no limit. */
  lifetime: number | null;
  /** As the row or a person wrote it; empty: the default applies. */
  ownLifetime: string;
  state: RowState;
  /** True if a person can fix something about the row. */
  problem: boolean;
  issues: Issue[];
  /** The cells or the text that the row was read from; empty unless it is a problem. */
  source: string;
  relation: Relation;
  action: RowAction;
  /** Actions to choose from; a single one means there is no choice. */
  choices: readonly RowAction[];
};

/** What the import will do, counted. */
export type Plan = Record<RowAction, number> & {
  moderators: number;
  notified: number;
  /** People who could get an email: invited, restored or given a new link. */
  reachable: number;
};

/** Values of rows that set none of their own. */
export type Defaults = { moderator: boolean; notify: boolean; lifetime: number | null };

/** The action for each relation to the roster, unless a row has its own. */
export type Decisions = Record<Relation, RowAction>;

/** How the list was read. */
export type Reading = {
  format: ListFile["format"];
  encoding: Encoding | null;
  mode: "table" | "text";
  sheets: SheetChoice[] | null;
  sheet: number | null;
  includeHidden: boolean;
  /** People who declined or are canceled according to the list, and whether they are included. */
  declined: number;
  includeDeclined: boolean;
};

/** The columns of a list that was read as a table. */
export type TableSummary = {
  mapping: Mapping;
  /** The heading and a first value of each column. */
  columns: { heading: string; sample: string }[];
  /** Index of the heading row in the grid; null: none. */
  heading: number | null;
  /** Rows to choose the headings from. */
  headings: { index: number; line: number; text: string }[];
};

/** The state of a preview without its rows. */
export type Summary = {
  reading: Reading;
  table: TableSummary | null;
  /** True if the list says how long links work. */
  lifetimes: boolean;
  rows: number;
  counts: Record<Filter, number>;
  /** For each filter how many of its rows are problems; they come first. */
  problems: Record<Filter, number>;
  /** Rows with a suggested address. */
  typos: number;
  decisions: Decisions;
  plan: Plan;
  /** Rows of the import, skipped ones included. */
  total: number;
  /** Increases with every change. */
  version: number;
};

/** One change to a preview. */
export type Change =
  | { change: "defaults"; defaults: Defaults }
  | { change: "mode"; mode: "invite" | "sync" }
  | { change: "decision"; relation: Relation; action: RowAction }
  | { change: "row"; index: number; edit: RowEdit }
  | { change: "fixTypos" };

/** Changes that a person made to one row. */
export type RowEdit = Partial<{
  email: string;
  name: string;
  moderator: boolean;
  notify: boolean;
  /** As typed, for `lifetimeIn`. */
  lifetime: string;
  action: RowAction;
  removed: boolean;
  /** A person looked at the row's checks and found it right. */
  confirmed: boolean;
}>;

/** Reading choices that can be sent to the worker and stored. */
export type ReadChoices = Omit<ReadOptions, "onProgress" | "pause"> & {
  /** Include people who declined or are canceled according to the list. */
  includeDeclined?: boolean;
};

/** Everything that a person decided about a list, as it is stored in a draft. */
export type PreviewState = {
  choices: ReadChoices;
  mode: "invite" | "sync";
  defaults: Defaults;
  decisions: Decisions;
  edits: [index: number, edit: RowEdit][];
};
