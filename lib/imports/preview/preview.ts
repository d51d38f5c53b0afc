import type { ListFile } from "../reader/read-list";
import type { ImportRow } from "@/lib/imports/schema";
import { type Entry, entryOf } from "./entries";
import { DEFAULT_DECISIONS } from "./decisions";
import { importRowsOf } from "./import-rows";
import { type Planned, planRows } from "./plan-rows";
import { planOf } from "./plan-summary";
import type { RosterEntry } from "./roster";
import { RowGroups } from "./row-groups";
import { readingOf, tableSummaryOf, unitOf } from "./table-summary";
import type {
  Change,
  Decisions,
  Defaults,
  Filter,
  PreviewRow,
  PreviewState,
  ReadChoices,
  RowEdit,
  Summary,
} from "./types";

const NO_DEFAULTS: Defaults = { moderator: false, notify: false, lifetime: null };

/**
 * A list before the import: its rows, their relation to the roster, a person's edits, and the planned
 * actions. Runs in the worker.
 */
export class Preview {
  readonly #list: ListFile;
  readonly #choices: ReadChoices;
  #mode: "invite" | "sync";
  #defaults: Defaults;
  #decisions: Decisions;
  #roster: readonly RosterEntry[] = [];
  #edits: Map<number, RowEdit>;
  #entries: Entry[] = [];
  #planned: Planned[] = [];
  #groups = new RowGroups([]);
  #version: number;

  constructor(list: ListFile, state: Partial<PreviewState>, version = 0) {
    this.#list = list;
    this.#choices = state.choices ?? {};
    this.#mode = state.mode ?? "invite";
    this.#defaults = state.defaults ?? NO_DEFAULTS;
    this.#decisions = { ...(state.decisions ?? DEFAULT_DECISIONS[this.#mode]) };
    this.#edits = new Map(state.edits);
    this.#version = version;
    const unit = unitOf(list);
    this.#entries = numbered(list).map((row, index) =>
      entryOf(row, {
        unit,
        edit: this.#edits.get(index),
        includeDeclined: this.#choices.includeDeclined,
      }),
    );
    this.#evaluate();
  }

  /** Sets the roster to compare with. */
  compareWith(roster: readonly RosterEntry[]): void {
    this.#roster = roster;
    this.#evaluate();
  }

  /**
   * Returns a preview of the same list, read with other choices. Keeps decisions. Keeps edits if the rows are
   * the same; otherwise `lost` is the number of edited rows.
   */
  reread(list: ListFile, choices: ReadChoices): { next: Preview; lost: number } {
    const same =
      list.sheet === this.#list.sheet &&
      list.rows.length === this.#list.rows.length &&
      list.rows.every(({ line }, at) => line === this.#list.rows[at]?.line);
    const state = { ...this.state(), choices };
    const next = new Preview(list, same ? state : { ...state, edits: [] }, this.#version);
    next.compareWith(this.#roster);
    return { next, lost: same ? 0 : this.#edits.size };
  }

  /** Applies one change. */
  change(change: Change): void {
    switch (change.change) {
      case "defaults":
        this.#defaults = change.defaults;
        return this.#evaluate();
      case "mode":
        this.#mode = change.mode;
        this.#decisions = { ...DEFAULT_DECISIONS[change.mode] };
        for (const edit of this.#edits.values()) delete edit.action;
        return this.#evaluate();
      case "decision":
        this.#decisions[change.relation] = change.action;
        for (const { index, relation } of this.#planned)
          if (relation === change.relation) delete this.#edits.get(index)?.action;
        return this.#evaluate();
      case "row":
        this.#edit(change.index, change.edit);
        return this.#evaluate();
      case "fixTypos":
        for (const { index, email } of this.#typos()) this.#edit(index, { email });
        return this.#evaluate();
    }
  }

  /** Returns the state without the rows. */
  summary(): Summary {
    return {
      reading: readingOf(this.#list, this.#choices),
      table: tableSummaryOf(this.#list),
      lifetimes:
        this.#list.rows.some(({ fields }) => fields.lifetime !== undefined) ||
        [...this.#edits.values()].some(({ lifetime }) => lifetime !== undefined),
      rows: this.#entries.length,
      counts: this.#groups.counts(),
      problems: this.#groups.problems(),
      typos: this.#typos().length,
      decisions: { ...this.#decisions },
      plan: planOf(this.#planned),
      total: this.toSend().length,
      version: this.#version,
    };
  }

  /** Returns the choices, decisions and edits, from which the preview can be restored. */
  state(): PreviewState {
    return {
      choices: this.#choices,
      mode: this.#mode,
      defaults: this.#defaults,
      decisions: { ...this.#decisions },
      edits: [...this.#edits],
    };
  }

  /** Returns a range of the rows that match a filter. */
  window(filter: Filter, from: number, to: number): PreviewRow[] {
    return this.#groups.rows(filter).slice(from, to).map(shown);
  }

  /** Returns all rows of the import, including skipped ones. */
  toSend(): Planned[] {
    return this.#planned.filter(({ row, action }) => row !== null || action !== "skip");
  }

  /** Returns a range of these rows as the import stores them. */
  chunk(from: number, to: number): ImportRow[] {
    return importRowsOf(this.toSend().slice(from, to));
  }

  #typos(): { index: number; email: string }[] {
    return this.#groups.rows("check").flatMap(({ index, issues }) => {
      const typo = issues.find((issue) => issue.kind === "typo");
      return typo ? [{ index, email: typo.suggestion }] : [];
    });
  }

  #edit(index: number, edit: RowEdit): void {
    const merged = { ...this.#edits.get(index), ...edit };
    this.#edits.set(index, merged);
    const row = this.#list.rows[index];
    const number = this.#entries[index]?.row;
    if (!row || number === undefined) return;
    this.#entries[index] = entryOf(
      { ...row, line: number },
      {
        unit: unitOf(this.#list),
        edit: merged,
        includeDeclined: this.#choices.includeDeclined,
      },
    );
  }

  #evaluate(): void {
    this.#planned = planRows(this.#entries, {
      mode: this.#mode,
      defaults: this.#defaults,
      decisions: this.#decisions,
      edits: this.#edits,
      roster: this.#roster,
    });
    this.#groups = new RowGroups(this.#planned);
    this.#version++;
  }
}

/** Keeps line numbers if each line has one row; otherwise numbers the rows from 1. */
function numbered({ rows }: ListFile): ListFile["rows"] {
  const unique = new Set(rows.map(({ line }) => line)).size === rows.length;
  return unique ? rows : rows.map((row, index) => ({ ...row, line: index + 1 }));
}

/** Returns the part of a row that the page shows. */
function shown(planned: Planned): PreviewRow {
  const { known: _known, avatarUrl: _avatarUrl, ...row } = planned;
  return row;
}
