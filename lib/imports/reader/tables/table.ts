import { mapColumns } from "./columns";
import { isHeadingRow } from "./headers";
import { isOwnFile } from "./own-files";
import { rowOf } from "./table-row";
import { isResponse, isDeclined } from "../common/declined";
import { statusColumns } from "./status-columns";
import { markDeclined, Rows } from "./rows";
import type {
  Grid,
  GridRow,
  Mapping,
  ReadRow,
  Section,
  Steps,
  TableReading,
} from "../common/types";

const STEP_ROWS = 200;
/** Maximum number of sections of a list. */
const MAX_SECTIONS = 60;
const MAX_HEADING_COLUMNS = 20_000;

/** A person's choice instead of a guess: the heading row (null: none) and the columns. */
export type TableChoice = { heading?: number | null; mapping?: Mapping };

/** Divides a grid into sections and maps their columns. */
export function* understandTable(grid: Grid, choice: TableChoice = {}): Steps<TableReading> {
  const sections =
    choice.heading === undefined
      ? yield* guessSections(grid)
      : yield* chosenSections(grid, choice.heading);
  yield 0;
  const sizes = sections.map(({ from, to, mapping }) =>
    mapping.includes("email") ? addressed(grid, from, to) : 0,
  );
  const main = Math.max(0, sizes.indexOf(Math.max(...sizes)));
  const { mapping } = choice;
  return {
    grid,
    main,
    sections: mapping
      ? sections.map((section, at) => (at === main ? { ...section, mapping } : section))
      : sections,
  };
}

function addressed(grid: Grid, from: number, to: number): number {
  let count = 0;
  for (let at = from; at < to; at++) {
    if (grid.rows[at]?.cells.some((cell) => cell.includes("@"))) count++;
  }
  return count;
}

function* chosenSections(grid: Grid, heading: number | null): Steps<Section[]> {
  const from = heading === null ? 0 : heading + 1;
  const above =
    heading === null ? [] : [yield* sectionOf(grid, null, { from: 0, to: heading, titles: true })];
  const to = grid.rows.length;
  return [...above, yield* sectionOf(grid, heading, { from, to, titles: false })];
}

/** Starts a section at every heading row, except at repeated headings, as on each page of a report. */
function* guessSections(grid: Grid): Steps<Section[]> {
  const heads: number[] = [];
  for (let at = 0; at < grid.rows.length && heads.length < MAX_SECTIONS; at++) {
    const cells = grid.rows[at]?.cells ?? [];
    if (at % STEP_ROWS === STEP_ROWS - 1) yield 0;
    if (cells.length <= MAX_HEADING_COLUMNS && isHeadingRow(cells)) heads.push(at);
  }
  if (heads.length === 0)
    return [yield* sectionOf(grid, null, { from: 0, to: grid.rows.length, titles: false })];
  const [first = 0] = heads;
  const sections: Section[] = [];
  if (first > 0) sections.push(yield* sectionOf(grid, null, { from: 0, to: first, titles: true }));
  for (const [index, heading] of heads.entries()) {
    const to = heads[index + 1] ?? grid.rows.length;
    const last = sections.at(-1);
    const same = last && last.heading !== null && sameCells(grid, last.heading, heading);
    if (same) last.to = to;
    else sections.push(yield* sectionOf(grid, heading, { from: heading + 1, to, titles: false }));
  }
  return sections;
}

function sameCells(grid: Grid, one: number, other: number): boolean {
  return isEqual(grid.rows[one]?.cells ?? [], grid.rows[other]?.cells ?? []);
}

function isEqual(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((cell, at) => cell === other[at]);
}

function* sectionOf(
  grid: Grid,
  heading: number | null,
  { from, to, titles }: { from: number; to: number; titles: boolean },
): Steps<Section> {
  const cells = heading === null ? null : (grid.rows[heading]?.cells ?? []);
  const rows = grid.rows.slice(from, to);
  const columns = rows.reduce((most, row) => Math.max(most, row.cells.length), cells?.length ?? 0);
  const { mapping, otherPeople } = titles
    ? { mapping: Array.from({ length: columns }, () => null), otherPeople: [] }
    : yield* mapColumns(cells, rows, columns);
  const verbatim = isOwnFile(cells);
  const statuses = titles || verbatim ? [] : statusColumns(cells, rows, mapping);
  return { heading, from, to, mapping, otherPeople, statuses, verbatim };
}

/**
 * Returns true if a row starts a group of people who declined, false for another group, null for no group.
 */
function groupOf({ cells }: GridRow): boolean | null {
  if ((cells[0] ?? "").includes("@")) return null;
  let title: string | null = null;
  for (const cell of cells) {
    if (cell === "") continue;
    if (title !== null || cell.length > 60) return null;
    title = cell;
  }
  if (title === null || title.includes("@")) return null;
  if (isDeclined(title)) return true;
  return isResponse(title) || title.endsWith(":") ? false : null;
}

/** Returns all rows of a table: people, duplicates and rejected ones. */
export function* rowsOfTable({ grid, sections, main }: TableReading): Steps<ReadRow[]> {
  const rows = new Rows();
  let read = 0;
  for (const [index, section] of sections.entries()) {
    const headings = section.heading === null ? null : (grid.rows[section.heading]?.cells ?? []);
    const wanted = index === main || section.mapping.includes("email");
    let group = false;
    for (let at = section.from; at < section.to; at++) {
      if (++read % STEP_ROWS === 0) yield read / grid.rows.length;
      const row = grid.rows[at];
      if (!row || (headings !== null && isEqual(row.cells, headings))) continue;
      const title = groupOf(row);
      group = title ?? group;
      if (title !== null && isResponse(row.cells.join(" "))) continue;
      for (const raw of rowOf(row, section, wanted)) rows.add(group ? markDeclined(raw) : raw);
    }
  }
  return rows.rows;
}
