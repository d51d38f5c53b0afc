import { headingOf, isHeadingRow } from "./headings";
import type { Grid, GridRow } from "./types";

/** Headings stand within so many rows, and one table of several has so many columns. */
const REACH = 30;
const WIDEST = 20;

/**
 * Returns tables that stand side by side under the same headings as one table, one below the other;
 * also "Guest 1 Name", "Guest 1 Email", "Guest 2 Name", "Guest 2 Email".
 */
export function stacked(grid: Grid): Grid {
  const at = grid.rows.slice(0, REACH).findIndex(({ cells }) => isHeadingRow(cells));
  const headings = grid.rows[at]?.cells ?? [];
  const width = widthOf(headings.map((cell) => cell.replace(/\d+/, "").trim()));
  if (width === 0) return grid;
  const tables = Math.ceil(headings.length / width);
  const rows = grid.rows.slice(at + 1).flatMap((row) => partsOf(row, width, tables));
  const heading: GridRow = { line: grid.rows[at]?.line ?? 1, cells: headings.slice(0, width) };
  return { rows: [...grid.rows.slice(0, at), heading, ...rows], columns: width };
}

/** The columns of one table, with an empty one between two; 0: there is one table. */
function widthOf(headings: readonly string[]): number {
  if (headings.length < 4) return 0;
  for (let width = 2; width <= Math.min(WIDEST, (headings.length + 1) / 2); width++) {
    const repeats = headings.every((cell, at) => at < width || cell === headings[at % width]);
    const rest = headings.length % width;
    const whole = rest === 0 || headings.slice(rest, width).every((cell) => cell === "");
    const kinds = headings.slice(0, width).map((cell) => headingOf(cell)?.kind);
    const emails = kinds.filter((kind) => kind === "email").length;
    const named = kinds.some((kind) => kind !== undefined && /name/i.test(kind));
    if (repeats && whole && emails === 1 && named) return width;
  }
  return 0;
}

function partsOf(row: GridRow, width: number, tables: number): GridRow[] {
  return Array.from({ length: tables }, (_, at) => ({
    ...row,
    cells: row.cells.slice(at * width, (at + 1) * width),
  })).filter(({ cells }) => cells.some((cell) => cell !== ""));
}
