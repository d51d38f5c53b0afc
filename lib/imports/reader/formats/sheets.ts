import { isHeadingRow } from "../tables/headers";
import { isAddressOnly } from "../addresses/address";
import type { CrossedOut } from "../tables/crossed-out";
import type { Grid, GridRow } from "../common/types";

/** A sheet of a workbook. */
export type Sheet = {
  name: string;
  visibility: "visible" | "hidden" | "veryHidden";
  /** Number of hidden rows, for example by a filter, that are not read. */
  hiddenRows: number;
  grid: Grid;
  /** Crossed-out addresses; their cells are not in the grid. */
  crossed: readonly CrossedOut[];
};

/** A workbook. Hidden sheets have a name but no rows unless they are requested. */
export type Workbook = { kind: "xlsx" | "ods" | "html"; sheets: Sheet[] };

/** Whether to read hidden rows and sheets. */
export type WorkbookOptions = { includeHidden?: boolean };

/** A row with only its used cells, by column. */
export type SparseRow = { line: number; cells: Map<number, string> };

/**
 * Returns a grid of the used columns, so that a cell in column AMJ takes no more memory than one in column C.
 */
export function gridOfUsed(rows: readonly SparseRow[]): Grid {
  const used = new Set<number>();
  for (const { cells } of rows) for (const column of cells.keys()) used.add(column);
  const places = new Map(
    [...used].toSorted((one, other) => one - other).map((column, at) => [column, at]),
  );
  const dense: GridRow[] = rows.map(({ line, cells }) => {
    const row: string[] = [];
    for (const [column, text] of cells) row[places.get(column) ?? 0] = text;
    for (let at = 0; at < row.length; at++) row[at] ??= "";
    return { line, cells: row };
  });
  return { rows: dense, columns: places.size };
}

/** Returns the index of the sheet to read by default: the first visible one with a list. */
export function chooseSheet(sheets: readonly Sheet[]): number {
  const lists = sheets.map(({ grid }) => {
    const addresses = grid.rows
      .slice(0, 2_000)
      .filter(({ cells }) => cells.some(isAddressOnly)).length;
    const heading = grid.rows.slice(0, 60).some(({ cells }) => isHeadingRow(cells));
    return addresses > 1 || (addresses > 0 && heading);
  });
  const visible = (at: number) => sheets[at]?.visibility === "visible";
  const first = lists.findIndex((list, at) => list && visible(at));
  if (first !== -1) return first;
  const mentions = sheets.findIndex(
    ({ grid }, at) =>
      visible(at) && grid.rows.some(({ cells }) => cells.some((cell) => cell.includes("@"))),
  );
  if (mentions !== -1) return mentions;
  const filled = sheets.findIndex(({ grid }, at) => visible(at) && grid.rows.length > 0);
  return filled === -1
    ? Math.max(
        0,
        sheets.findIndex(({ grid }) => grid.rows.length > 0),
      )
    : filled;
}
