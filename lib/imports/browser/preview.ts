import type { ImportRow } from "../schema";
import { guessColumns, type Mapping } from "./columns";
import { bodyOf, type Columns, type Entry, entryOf } from "./entries";
import { Filtered } from "./filtered";
import { type GridRow, LIMITS, UnreadableList } from "./grid";
import { START } from "./judge";
import { unitIn } from "./lifetime";
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
import { plannedRows } from "./planned-rows";
import type { ReadList } from "./read-list";
import type { Known } from "./roster";

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
  #filtered = new Filtered([]);
  #version = 0;

  constructor(list: ReadList, mode: "invite" | "sync", defaults: Defaults) {
    this.#list = list;
    this.#mode = mode;
    this.#defaults = defaults;
    this.#decisions = { ...START[mode] };
    const { header, mapping } = columnsOf(list);
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

  /**
   * The list read otherwise, this one left as it is. What was decided for all stays; what was changed in
   * rows stays where the same rows are still there, else it is `lost` (a count of rows).
   */
  reread(list: ReadList): { anew: Preview; lost: number } {
    const anew = new Preview(list, this.#mode, this.#defaults);
    anew.#decisions = { ...this.#decisions };
    anew.#version = this.#version;
    const [before, after] = [this.#body(), bodyOf(list.grid, anew.#header)];
    const same =
      before.length === after.length && before.every(({ row }, at) => row === after[at]?.row);
    if (same) anew.#edits = new Map(this.#edits);
    anew.#read();
    anew.compareWith(this.#roster);
    return { anew, lost: same ? 0 : this.#edits.size };
  }

  /** Carries out one change; what it touches is judged anew. */
  change(change: Change): void {
    switch (change.change) {
      case "mapping":
        this.#mapping = change.mapping;
        return this.#read();
      case "header":
        if (this.#header !== change.header) this.#moveEdits(change.header ? -1 : 1);
        this.#header = change.header;
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
      reading: this.#list.reading,
      header: this.#header,
      mapping: this.#mapping,
      columns: this.#mapping.map((_, column) => ({
        heading: (this.#header && first?.cells[column]?.slice(0, SHOWN)) || "",
        sample: ((this.#header ? second : first)?.cells[column] ?? "").slice(0, SHOWN),
      })),
      rows: this.#entries.length,
      counts: this.#filtered.counts(),
      decisions: { ...this.#decisions },
      plan: planOf(this.#planned),
      total: rows,
      version: this.#version,
    };
  }

  /** The rows that a filter lets through, from one place to another. */
  window(filter: Filter, from: number, to: number): PreviewRow[] {
    return this.#filtered.rows(filter).slice(from, to).map(shown);
  }

  /** Every row as it is to be sent, those left out among them. */
  toSend(): Planned[] {
    return this.#planned.filter(({ row, action }) => row !== null || action !== "skip");
  }

  /** Some of them in the form that the ledger takes. */
  chunk(from: number, to: number): ImportRow[] {
    return rowsOf(this.toSend().slice(from, to));
  }

  #body(): GridRow[] {
    return bodyOf(this.#list.grid, this.#header);
  }

  #columns(): Columns {
    const lifetime = this.#mapping.indexOf("lifetime");
    const heading = this.#header ? (this.#list.grid.rows[0]?.cells[lifetime] ?? "") : "";
    return { mapping: this.#mapping, unit: unitIn(heading) };
  }

  #read(): void {
    const columns = this.#columns();
    this.#entries = this.#body().map((row, index) => entryOf(row, columns, this.#edits.get(index)));
    this.#judge();
  }

  #edit(index: number, edit: RowEdit): void {
    const merged = { ...this.#edits.get(index), ...edit };
    this.#edits.set(index, merged);
    const row = this.#body()[index];
    if (row) this.#entries[index] = entryOf(row, this.#columns(), merged);
    this.#judge();
  }

  /** Edits belong to rows of the body, which begins a row later or earlier now. */
  #moveEdits(by: -1 | 1): void {
    const moved = [...this.#edits].map(([index, edit]) => [index + by, edit] as const);
    this.#edits = new Map(moved.filter(([index]) => index >= 0));
  }

  #judge(): void {
    this.#planned = plannedRows(this.#entries, {
      mode: this.#mode,
      defaults: this.#defaults,
      decisions: this.#decisions,
      edits: this.#edits,
      roster: this.#roster,
    });
    this.#filtered = new Filtered(this.#planned);
    this.#version++;
  }
}

/** Addresses as in a letter have no heading, and names wherever they have any; cells are guessed. */
function columnsOf({ grid, reading }: ReadList): { header: boolean; mapping: Mapping } {
  if (reading.separator !== "written") return guessColumns(grid);
  const mapping: Mapping = ["email", "name"];
  return { header: false, mapping: mapping.slice(0, grid.columns) };
}

/** What of a row goes to the page. */
function shown(planned: Planned): PreviewRow {
  const { known: _known, avatarUrl: _avatarUrl, ...row } = planned;
  return row;
}
