import { emailKey } from "@/lib/platform/normalize";
import type { RowAction } from "../types";
import type { Entry } from "./entries";
import { CHOICES, issuesOf, relationOf, verdictOf } from "./judge";
import type { Planned } from "./plan";
import type { Decisions, Defaults, RowEdit } from "./preview-types";
import { type Known, rosterByAddress } from "./roster";

/** What a list is judged by. */
export type Judging = {
  mode: "invite" | "sync";
  defaults: Defaults;
  decisions: Decisions;
  edits: ReadonlyMap<number, RowEdit>;
  roster: readonly Known[];
};

/**
 * What is to be said of every row and done with it. An address that stands in the list twice counts
 * where it stands first; compared, people with access whom the list does not have come after its rows.
 */
export function plannedRows(entries: readonly Entry[], judging: Judging): Planned[] {
  const byAddress = rosterByAddress(judging.roster);
  const seen = new Map<string, number>();
  const planned = entries.map((entry, index) => {
    const key = emailKey(entry.checked.email);
    const edit = judging.edits.get(index);
    const repeats = key === "" ? null : (seen.get(key) ?? null);
    if (repeats === null && key !== "" && !edit?.removed) seen.set(key, entry.row);
    return plan(entry, index, { judging, edit, repeats, known: byAddress.get(key) });
  });
  return judging.mode === "sync"
    ? [...planned, ...missing(entries.length, judging, seen)]
    : planned;
}

type Found = {
  judging: Judging;
  edit: RowEdit | undefined;
  /** The row that has the same address. */
  repeats: number | null;
  known: Known | undefined;
};

function plan(entry: Entry, index: number, { judging, edit, repeats, known }: Found): Planned {
  const { mode, defaults, decisions } = judging;
  const relation = relationOf(entry, known);
  const issues = issuesOf(entry, relation, repeats);
  const verdict = verdictOf(issues, edit);
  const out = verdict === "refused" || verdict === "removed";
  const choices = CHOICES[mode][relation];
  const wanted = edit?.action ?? decisions[relation];
  const action: RowAction = out ? "skip" : choices.includes(wanted) ? wanted : "skip";
  return {
    index,
    row: entry.row,
    email: entry.checked.email,
    name: entry.name,
    moderator: entry.moderator ?? known?.moderator ?? defaults.moderator,
    notify: entry.notify ?? defaults.notify,
    lifetime: entry.lifetime === null ? defaults.lifetime : secondsOf(entry.lifetime),
    ownLifetime: entry.lifetimeCell,
    avatarUrl: entry.avatarUrl,
    verdict,
    issues,
    relation,
    action,
    choices,
    known: known ?? null,
  };
}

const secondsOf = (lifetime: number | "unlimited") => (lifetime === "unlimited" ? null : lifetime);

function* missing(
  from: number,
  { roster, edits, decisions }: Judging,
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
      verdict: "warned",
      issues: [{ kind: "leaving" }],
      relation: "missing",
      action: edits.get(index)?.action ?? decisions.missing,
      choices: CHOICES.sync.missing,
      known,
    };
    index++;
  }
}
