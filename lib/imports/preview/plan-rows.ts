import { emailKey } from "@/lib/platform/normalize";
import type { RowAction } from "../types";
import type { Entry } from "./entries";
import { CHOICES, relationOf } from "./decisions";
import { findDuplicates } from "./find-duplicates";
import { isProblem, issuesOf, rowStateOf } from "./row-issues";
import { type RosterEntry, rosterByAddress } from "./roster";
import type { Decisions, Defaults, PreviewRow, RowEdit } from "./types";

/** A row with all values that the import needs. */
export type Planned = PreviewRow & { avatarUrl: string; known: RosterEntry | null };

/** The settings that determine the actions of rows. */
export type Context = {
  mode: "invite" | "sync";
  defaults: Defaults;
  decisions: Decisions;
  edits: ReadonlyMap<number, RowEdit>;
  roster: readonly RosterEntry[];
};

/**
 * Returns every row with its issues and action. The first row of an address is invited. In sync mode, people
 * with access who are missing from the list follow its rows.
 */
export function planRows(entries: readonly Entry[], context: Context): Planned[] {
  const byAddress = rosterByAddress(context.roster);
  const { duplicateOf, firstRows } = findDuplicates(entries, context.edits);
  const planned = entries.map((entry, index) =>
    planRow(entry, index, {
      context,
      edit: context.edits.get(index),
      duplicateOf: duplicateOf.get(index) ?? null,
      known: byAddress.get(emailKey(entry.email)),
    }),
  );
  return context.mode === "sync"
    ? [...planned, ...missing(entries.length, context, firstRows)]
    : planned;
}

type Found = {
  context: Context;
  edit: RowEdit | undefined;
  /** The earlier row with the same address. */
  duplicateOf: number | null;
  known: RosterEntry | undefined;
};

function planRow(
  entry: Entry,
  index: number,
  { context, edit, duplicateOf, known }: Found,
): Planned {
  const { mode, defaults, decisions } = context;
  const relation = relationOf(entry, known);
  const issues = issuesOf(entry, relation, duplicateOf);
  const state = rowStateOf(issues, edit);
  const problem = isProblem(state, issues);
  const out = state === "skipped" || state === "removed";
  const choices = CHOICES[mode][relation];
  const wanted = edit?.action ?? decisions[relation];
  const action: RowAction = out ? "skip" : choices.includes(wanted) ? wanted : "skip";
  return {
    index,
    row: entry.row,
    email: entry.email,
    name: entry.name,
    moderator: entry.moderator ?? known?.moderator ?? defaults.moderator,
    notify: entry.notify ?? defaults.notify,
    lifetime: entry.lifetime === null ? defaults.lifetime : secondsOf(entry.lifetime),
    ownLifetime: entry.lifetimeCell,
    avatarUrl: entry.avatarUrl,
    state,
    problem,
    issues,
    source: problem ? entry.source : "",
    relation,
    action,
    choices,
    known: known ?? null,
  };
}

const secondsOf = (lifetime: number | "unlimited") => (lifetime === "unlimited" ? null : lifetime);

function* missing(
  from: number,
  { roster, edits, decisions }: Context,
  firstRows: ReadonlyMap<string, number>,
): Generator<Planned> {
  let index = from;
  for (const known of roster) {
    if (known.revoked || firstRows.has(emailKey(known.email))) continue;
    yield {
      index,
      row: null,
      email: known.email,
      name: known.name,
      moderator: known.moderator,
      notify: false,
      lifetime: null,
      ownLifetime: "",
      avatarUrl: "",
      state: "ready",
      problem: false,
      source: "",
      issues: [{ kind: "leaving" }],
      relation: "missing",
      action: edits.get(index)?.action ?? decisions.missing,
      choices: CHOICES.sync.missing,
      known,
    };
    index++;
  }
}
