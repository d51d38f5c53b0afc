import { headingOf, isHeadingRow } from "./headers";
import { stacked } from "./side-by-side";
import type { Grid } from "../common/types";

/** A person is a column of such a table, so it has few rows. */
const LONGEST = 40;

/** Returns a grid with a row for each person: transposed and side-by-side tables are turned. */
export function arranged(grid: Grid): Grid {
  return stacked(transposed(grid));
}

/** Returns true if the first cells of the rows are headings, and the people stand in columns. */
export function isTransposed(rows: readonly (readonly string[])[]): boolean {
  if (rows.length < 2 || rows.length > LONGEST) return false;
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
  if (grid.rows.length > LONGEST || !isTransposed(grid.rows.map(({ cells }) => cells))) return grid;
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
