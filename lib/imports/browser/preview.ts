import { emailKey } from "@/lib/fold";
import type { ImportRow, RowAction } from "../schema";
import { guessColumns, type Mapping } from "./columns";
import { bodyOf, type Entry, entryOf } from "./entries";
import { type GridRow, LIMITS, UnreadableList } from "./grid";
import { CHOICES, issuesOf, relationOf, START, verdictOf } from "./judge";
import { type Planned, planOf, rowsOf } from "./plan";
import type {
  Change,
  Decisions,
  Defaults,
  Filter,
  PreviewRow,
  RowEdit,
  Summary,
} from "./preview-types";
import { FILTERS } from "./preview-types";
import type { ReadList } from "./read-list";
import { type Known, rosterByAddress } from "./roster";

const SHOWN = 80;

/**
 * A list on its way to become an import: what its columns mean, what is wrong with its rows, how
 * they stand to the roster, what a person changed, and what will be sent. Lives in the worker.
 */
export class Preview {
  readonly #list: ReadList;
  #mode: "invite" | "sync";
  #header: boolean;
  #mapping: Mapping;
  #defaults: Defaults;
  #decisions: Decisions;
  #roster: readonly Known[] = [];
  #edits = new Map<number, RowEdit>();
  #entries: Entry[] = [];
  #planned: Planned[] = [];
  #filtered = new Map<Filter, Planned[]>();
  #version = 0;

  constructor(list: ReadList, mode: "invite" | "sync", defaults: Defaults) {
    this.#list = list;
    this.#mode = mode;
    this.#defaults = defaults;
    this.#decisions = { ...START[mode] };
    const { header, mapping } = guessColumns(list.grid);
    this.#header = header;
    this.#mapping = mapping;
    if (bodyOf(list.grid, header).length === 0) throw new UnreadableList("empty");
    if (bodyOf(list.grid, header).length >= LIMITS.rows) throw new UnreadableList("too-many-rows");
    this.#read();
  }

  /** Compares with this roster from now on. */
  compareWith(roster: readonly Known[]): void {
    this.#roster = roster;
    this.#judge();
  }

  /** Carries out one change; what it touches is judged anew. */
  change(change: Change): void {
    switch (change.change) {
      case "mapping":
        this.#mapping = change.mapping;
        return this.#read();
      case "header":
        this.#header = change.header;
        // Edits belong to rows of the body, whose numbers have moved.
        this.#edits.clear();
        return this.#read();
      case "defaults":
        this.#defaults = change.defaults;
        return this.#judge();
      case "mode":
        this.#mode = change.mode;
        this.#decisions = { ...START[change.mode] };
        for (const edit of this.#edits.values()) delete edit.action;
        return this.#judge();
      case "decision":
        this.#decisions[change.relation] = change.action;
        for (const { index, relation } of this.#planned)
          if (relation === change.relation) delete this.#edits.get(index)?.action;
        return this.#judge();
      case "row":
        return this.#edit(change.index, change.edit);
    }
  }

  /** Everything but the rows. */
  summary(): Summary {
    const rows = this.toSend().length;
    const [first, second] = this.#list.grid.rows;
    return {
      encoding: this.#list.encoding,
      header: this.#header,
      mapping: this.#mapping,
      columns: this.#mapping.map((_, column) => ({
        heading: (this.#header && first?.cells[column]?.slice(0, SHOWN)) || "",
        sample: ((this.#header ? second : first)?.cells[column] ?? "").slice(0, SHOWN),
      })),
      rows: this.#entries.length,
      counts: this.#counts(),
      decisions: { ...this.#decisions },
      plan: planOf(this.#planned),
      chunks: 0,
      total: rows,
      version: this.#version,
    };
  }

  /** The rows that a filter lets through, from one place to another. */
  window(filter: Filter, from: number, to: number): PreviewRow[] {
    return this.#filter(filter).slice(from, to).map(shown);
  }

  /** Every row as it is to be sent, those left out among them. */
  toSend(): Planned[] {
    return this.#planned.filter(({ row, action }) => row !== null || action !== "skip");
  }

  /** Some of them in the form that the ledger takes. */
  chunk(from: number, to: number): ImportRow[] {
    return rowsOf(this.toSend().slice(from, to), this.#defaults.lifetime);
  }

  #body(): GridRow[] {
    return bodyOf(this.#list.grid, this.#header);
  }

  #read(): void {
    this.#entries = this.#body().map((row, index) =>
      entryOf(row, this.#mapping, this.#edits.get(index)),
    );
    this.#judge();
  }

  #edit(index: number, edit: RowEdit): void {
    const merged = { ...this.#edits.get(index), ...edit };
    this.#edits.set(index, merged);
    const row = this.#body()[index];
    if (row) this.#entries[index] = entryOf(row, this.#mapping, merged);
    this.#judge();
  }

  #judge(): void {
    const byAddress = rosterByAddress(this.#roster);
    const seen = new Map<string, number>();
    this.#planned = this.#entries.map((entry, index) => this.#plan(entry, index, byAddress, seen));
    if (this.#mode === "sync") this.#addMissing(seen);
    this.#filtered.clear();
    this.#version++;
  }

  #plan(
    entry: Entry,
    index: number,
    byAddress: ReadonlyMap<string, Known>,
    seen: Map<string, number>,
  ): Planned {
    const edit = this.#edits.get(index);
    const { email } = entry.checked;
    const key = emailKey(email);
    const repeats = key === "" ? null : (seen.get(key) ?? null);
    if (repeats === null && key !== "" && !edit?.removed) seen.set(key, entry.row);
    const known = byAddress.get(key);
    const relation = relationOf(entry, known);
    const issues = issuesOf(entry, relation, repeats);
    const verdict = verdictOf(issues, edit);
    const out = verdict === "refused" || verdict === "removed";
    const choices = CHOICES[this.#mode][relation];
    const wanted = edit?.action ?? this.#decisions[relation];
    const action: RowAction = out ? "skip" : choices.includes(wanted) ? wanted : "skip";
    const moderator = entry.moderator ?? known?.moderator ?? this.#defaults.moderator;
    return {
      index,
      row: entry.row,
      email,
      name: entry.name,
      moderator,
      notify: entry.notify ?? this.#defaults.notify,
      avatarUrl: entry.avatarUrl,
      verdict,
      issues,
      relation,
      action,
      choices,
      known: known ?? null,
    };
  }

  /** People with access whom the list does not have come after its rows. */
  #addMissing(seen: ReadonlyMap<string, number>): void {
    let index = this.#entries.length;
    for (const known of this.#roster) {
      if (known.revoked || seen.has(emailKey(known.email))) continue;
      const edit = this.#edits.get(index);
      this.#planned.push({
        index,
        row: null,
        email: known.email,
        name: known.name,
        moderator: known.moderator,
        notify: false,
        avatarUrl: "",
        verdict: "warned",
        issues: [{ kind: "leaving" }],
        relation: "missing",
        action: edit?.action ?? this.#decisions.missing,
        choices: CHOICES.sync.missing,
        known,
      });
      index++;
    }
  }

  #filter(filter: Filter): Planned[] {
    const known = this.#filtered.get(filter);
    if (known) return known;
    const rows = this.#planned.filter((row) => passes(row, filter));
    this.#filtered.set(filter, rows);
    return rows;
  }

  #counts(): Record<Filter, number> {
    const counts = { ...NONE };
    for (const filter of FILTERS) counts[filter] = this.#filter(filter).length;
    return counts;
  }
}

/** What of a row goes to the page. */
function shown(planned: Planned): PreviewRow {
  const { index, row, email, name, moderator, notify } = planned;
  const { verdict, issues, relation, action, choices } = planned;
  return { index, row, email, name, moderator, notify, verdict, issues, relation, action, choices };
}

const NONE: Record<Filter, number> = {
  all: 0,
  valid: 0,
  warned: 0,
  refused: 0,
  removed: 0,
  new: 0,
  roster: 0,
  revoked: 0,
  changed: 0,
  missing: 0,
};

function passes({ verdict, relation }: Planned, filter: Filter): boolean {
  switch (filter) {
    case "all":
      return true;
    case "new":
      return relation === "new" && verdict !== "refused" && verdict !== "removed";
    case "roster":
      return relation === "same" || relation === "changed";
    case "revoked":
    case "changed":
    case "missing":
      return relation === filter;
    case "valid":
    case "warned":
    case "refused":
    case "removed":
      return verdict === filter;
  }
}
