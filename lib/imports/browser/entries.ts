import { type CheckedAddress, checkAddress } from "./address";
import type { Field, Mapping } from "./columns";
import type { Grid, GridRow } from "./grid";
import { lifetimeIn, type Unit } from "./lifetime";
import type { Issue, RowEdit } from "./preview-types";
import { yesNo } from "./yes-no";

const NAMED = /^(.*?)<([^<>]*)>\s*$/s;

/** The apostrophe that our own files put before what a spreadsheet would run. */
const GUARD = /^'(?=\s*[=+\-@＝＋－＠])/;

/** A row of the list as it is understood, before it is compared with others and the roster. */
export type Entry = {
  row: number;
  checked: CheckedAddress;
  name: string;
  /** Null: the row says nothing, the default holds. */
  moderator: boolean | null;
  notify: boolean | null;
  /** Seconds, `unlimited`, or null: the default holds. */
  lifetime: number | "unlimited" | null;
  /** The same as the row or a person wrote it. */
  lifetimeCell: string;
  avatarUrl: string;
  /** What reading it brought to light. */
  issues: Issue[];
};

/** What the columns of a list hold, and the unit that a bare lifetime counts in. */
export type Columns = { mapping: Mapping; unit: Unit | null };

/** Reads the cells of a row by the mapping, then what a person changed. */
export function entryOf(
  grid: GridRow,
  { mapping, unit }: Columns,
  edit: RowEdit | undefined,
): Entry {
  const typed = edit?.email ?? cellOf(grid, mapping, "email");
  const named = NAMED.exec(typed);
  const address = named?.[2] ?? typed;
  const ownName = [cellOf(grid, mapping, "name"), cellOf(grid, mapping, "lastName")]
    .filter(Boolean)
    .join(" ");
  const name = edit?.name ?? (ownName || (named?.[1] ?? "").replace(/^\s*"|"\s*$/g, ""));
  const moderator = flagOf(grid, mapping, "moderator");
  const notify = flagOf(grid, mapping, "notify");
  const lifetimeCell = edit?.lifetime ?? cellOf(grid, mapping, "lifetime");
  const lifetime = lifetimeIn(lifetimeCell, unit);
  const issues: Issue[] = [];
  for (const flag of [moderator, notify]) {
    if (flag.unclear && edit?.[flag.field] === undefined)
      issues.push({ kind: "unclear", cell: flag.cell });
  }
  if (lifetime === "unclear") issues.push({ kind: "lifetime", cell: lifetimeCell });
  if (grid.problem && edit?.email === undefined && edit?.name === undefined)
    issues.push({ kind: grid.problem });
  return {
    row: grid.row,
    checked: checkAddress(address),
    name: tidyName(name),
    moderator: edit?.moderator ?? moderator.value,
    notify: edit?.notify ?? notify.value,
    lifetime: lifetime === "unclear" ? null : lifetime,
    lifetimeCell,
    avatarUrl: cellOf(grid, mapping, "avatarUrl"),
    issues,
  };
}

/** The rows of a list without its heading. */
export function bodyOf(grid: Grid, header: boolean): GridRow[] {
  return header ? grid.rows.slice(1) : grid.rows;
}

function cellOf({ cells }: GridRow, mapping: Mapping, field: Field): string {
  const column = mapping.indexOf(field);
  return column === -1 ? "" : (cells[column] ?? "").replace(GUARD, "");
}

function flagOf(grid: GridRow, mapping: Mapping, field: "moderator" | "notify") {
  const cell = cellOf(grid, mapping, field);
  const answer = yesNo(cell);
  return {
    field,
    cell,
    value: answer === "unclear" ? null : answer,
    unclear: answer === "unclear",
  };
}

function tidyName(name: string): string {
  return name.normalize("NFC").replace(/\s+/g, " ").trim();
}
