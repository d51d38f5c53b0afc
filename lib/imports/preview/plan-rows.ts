import { emailKey } from "@/lib/platform/normalize";
import type { RowAction } from "../types";
import type { Entry } from "./entries";
import { CHOICES, relationOf } from "./decisions";
import { isProblem, issuesOf, verdictOf } from "./row-issues";
import { isOutside } from "./outside";
import { type RosterEntry, rosterByAddress } from "./roster";
import type { Decisions, Defaults, PreviewRow, RowEdit } from "./types";

/** A row with everything that the import needs. */
export type Planned = PreviewRow & { avatarUrl: string; known: RosterEntry | null };

/** Everything that decides what happens to rows. */
export type Context = {
  mode: "invite" | "sync";
  defaults: Defaults;
  decisions: Decisions;
  edits: ReadonlyMap<number, RowEdit>;
  roster: readonly RosterEntry[];
};

/**
 * Returns every row with its issues and action. The first row of an address counts; in sync mode,
 * people with access who are missing from the list follow its rows.
 */
export function planRows(entries: readonly Entry[], context: Context): Planned[] {
  const byAddress = rosterByAddress(context.roster);
  const seen = new Map<string, number>();
  const planned = entries.map((entry, index) => {
    const key = emailKey(entry.email);
    const edit = context.edits.get(index);
    const duplicateOf = key === "" || isOutside(entry.issues) ? null : (seen.get(key) ?? null);
    if (duplicateOf === null && key !== "" && !isOutside(entry.issues) && !edit?.removed)
      seen.set(key, entry.row);
    return planRow(entry, index, { context, edit, duplicateOf, known: byAddress.get(key) });
  });
  return context.mode === "sync"
    ? [...planned, ...missing(entries.length, context, seen)]
    : planned;
}

type Found = {
  context: Context;
  edit: RowEdit | undefined;
  /** The row that has the address already. */
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
  const verdict = verdictOf(issues, edit);
  const problem = isProblem(verdict, issues);
  const out = verdict === "skipped" || verdict === "removed";
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
    verdict,
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
  seen: ReadonlyMap<string, number>,
): Generator<Planned> {
  let index = from;
  for (const known of roster) {
    if (known.revoked || seen.has(emailKey(known.email))) continue;
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
      verdict: "ready",
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
