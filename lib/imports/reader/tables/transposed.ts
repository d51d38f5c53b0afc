import { headingOf, isHeadingRow } from "./headers";
import { stacked } from "./side-by-side";
import type { Grid } from "../common/types";

/** Maximum number of rows of a transposed table, which has one column per person. */
const MAX_ROWS = 40;

/** Returns a grid with one row per person; rearranges transposed and side-by-side tables. */
export function arranged(grid: Grid): Grid {
  return stacked(transposed(grid));
}

/** Returns true if the first cells of the rows are headings, so that the columns are people. */
export function isTransposed(rows: readonly (readonly string[])[]): boolean {
  if (rows.length < 2 || rows.length > MAX_ROWS) return false;
  if (rows.some((cells) => (cells[0] ?? "").includes("@") || isHeadingRow(cells))) return false;
  const kinds = rows.map((cells) => headingOf(cells[0] ?? "")?.kind);
  if (kinds.filter((kind) => kind === "email").length !== 1) return false;
  if (!kinds.some((kind) => kind !== undefined && /name/i.test(kind))) return false;
  const emails = rows[kinds.indexOf("email")]?.slice(1) ?? [];
  const addressed = emails.filter((cell) => cell.includes("@")).length;
  return (
    addressed > 1 &&
    rows.every((cells, at) => kinds[at] === "email" || !cells.some((cell) => cell.includes("@")))
  );
}

function transposed(grid: Grid): Grid {
  if (grid.rows.length > MAX_ROWS || !isTransposed(grid.rows.map(({ cells }) => cells)))
    return grid;
  const line = grid.rows[0]?.line ?? 1;
  const rows = Array.from({ length: grid.columns }, (_, column) => ({
    line,
    cells: grid.rows.map(({ cells }) => cells[column] ?? ""),
  }));
  return {
    rows: rows.filter(({ cells }) => cells.some((cell) => cell !== "")),
    columns: grid.rows.length,
  };
}
