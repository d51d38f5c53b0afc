import type { ListFile } from "../reader/read-list";
import type { GridRow, Section } from "../reader/common/types";
import { type Unit, unitIn } from "./lifetime";
import type { ReadChoices, Reading, TableSummary } from "./types";

/** Maximum characters of a cell, number of columns, and number of heading candidates in a summary. */
const MAX_CELL_LENGTH = 80;
const MAX_COLUMNS = 300;
const MAX_HEADINGS = 20;

/** Returns the settings that a list was read with. */
export function readingOf(list: ListFile, choices: ReadChoices): Reading {
  return {
    format: list.format,
    encoding: list.encoding,
    mode: list.mode,
    sheets: list.sheets,
    sheet: list.sheet,
    includeHidden: choices.includeHidden ?? false,
    declined: list.rows.filter(({ reason }) => reason === "declined").length,
    includeDeclined: choices.includeDeclined ?? false,
  };
}

/** Returns the columns of a list; null if it was read as text. */
export function tableSummaryOf(list: ListFile): TableSummary | null {
  const section = mainSection(list);
  if (!list.table || !section) return null;
  const { rows } = list.table.grid;
  const heading = section.heading === null ? undefined : rows[section.heading];
  const first = rows[section.from];
  const columns = Math.max(heading?.cells.length ?? 0, section.mapping.length);
  return {
    mapping: section.mapping,
    columns: Array.from({ length: Math.min(columns, MAX_COLUMNS) }, (_, column) => ({
      heading: (heading?.cells[column] ?? "").slice(0, MAX_CELL_LENGTH),
      sample: (first?.cells[column] ?? "").slice(0, MAX_CELL_LENGTH),
    })),
    heading: section.heading,
    headings: headingsOf(rows, section.heading),
  };
}

function headingsOf(rows: readonly GridRow[], chosen: number | null): TableSummary["headings"] {
  const indexes = Array.from({ length: Math.min(rows.length, MAX_HEADINGS) }, (_, index) => index);
  if (chosen !== null && chosen >= MAX_HEADINGS) indexes.push(chosen);
  return indexes.flatMap((index) => {
    const row = rows[index];
    if (!row) return [];
    const text = row.cells.filter(Boolean).join(" · ").slice(0, MAX_CELL_LENGTH);
    return [{ index, line: row.line, text }];
  });
}

/** Returns the unit in the heading of the lifetime column. */
export function unitOf(list: ListFile): Unit | null {
  const section = mainSection(list);
  if (!list.table || !section || section.heading === null) return null;
  const column = section.mapping.indexOf("lifetime");
  return unitIn(list.table.grid.rows[section.heading]?.cells[column] ?? "");
}

function mainSection({ table }: ListFile): Section | undefined {
  return table?.sections[table.main];
}
