/** Why a row could not be read as a row at all. */
export type ReadingProblem = "quotes" | "binary" | "long";

/** One row as it stands in the file; `row` is its number there, counted as a spreadsheet does. */
export type GridRow = { row: number; cells: string[]; problem?: ReadingProblem };

/** A list as rows of cells, whatever it came in. Empty rows are left out; numbers stay the file's. */
export type Grid = { rows: GridRow[]; columns: number };

/** Why a whole file is refused; nothing of it is used. */
export const REFUSALS = [
  "empty",
  "too-large",
  "too-many-rows",
  "binary",
  "old-excel",
  "broken-workbook",
  "locked-workbook",
] as const;
export type Refusal = (typeof REFUSALS)[number];

/** A file that can't be read; `row` where one row is to blame. */
export class UnreadableList extends Error {
  constructor(
    readonly refusal: Refusal,
    readonly row: number | null = null,
  ) {
    super(refusal);
    this.name = "UnreadableList";
  }
}

/** At most so many bytes, rows (a heading among them), columns and characters in a cell are read. */
export const LIMITS = { bytes: 120_000_000, rows: 100_001, columns: 100, cell: 2_000 } as const;

/** Makes a grid of rows: drops empty ones, cuts what is beyond the limits and says so. */
export function gridOf(rows: Iterable<GridRow>): Grid {
  const kept: GridRow[] = [];
  let columns = 0;
  for (const row of rows) {
    const { cells } = row;
    while (cells.length > 0 && cells.at(-1) === "") cells.pop();
    if (cells.length === 0) continue;
    if (cells.length > LIMITS.columns) cells.length = LIMITS.columns;
    for (let index = 0; index < cells.length; index++) {
      const cell = cells[index] ?? "";
      if (cell.length > LIMITS.cell) {
        cells[index] = cell.slice(0, LIMITS.cell);
        row.problem ??= "long";
      } else if (hasControl(cell)) {
        cells[index] = cell.replace(CONTROL, "\u{fffd}");
        row.problem ??= "binary";
      }
    }
    columns = Math.max(columns, cells.length);
    kept.push(row);
    if (kept.length > LIMITS.rows) throw new UnreadableList("too-many-rows", row.row);
  }
  if (kept.length === 0) throw new UnreadableList("empty");
  return { rows: kept, columns };
}

// Tab and line ends are ordinary inside quotes.
// oxlint-disable-next-line no-control-regex
const CONTROL = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f\u{fffd}]/gu;

function hasControl(cell: string): boolean {
  for (let at = 0; at < cell.length; at++) {
    const code = cell.charCodeAt(at);
    if ((code < 32 && code !== 9 && code !== 10 && code !== 13) || code === 127 || code === 0xfffd)
      return true;
  }
  return false;
}
