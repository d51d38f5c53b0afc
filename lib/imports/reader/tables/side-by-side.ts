import { headingOf, isHeadingRow } from "./headers";
import type { Grid, GridRow } from "../common/types";

/** Maximum index of the heading row. */
const HEADING_SEARCH_ROWS = 30;
const MAX_TABLE_COLUMNS = 20;
const MAX_SHARED_COLUMNS = 4;

/**
 * Returns tables that are side by side under the same headings as one table. Also reads "Guest 1 Name",
 * "Guest 1 Email", "Guest 2 Name", "Guest 2 Email".
 */
export function stacked(grid: Grid): Grid {
  const at = grid.rows.slice(0, HEADING_SEARCH_ROWS).findIndex(({ cells }) => isHeadingRow(cells));
  const headings = grid.rows[at]?.cells ?? [];
  const plain = headings.map((cell) => cell.replace(/\d+/, "").trim());
  const { lead, width } = shapeOf(plain);
  if (width === 0) return grid;
  const tables = Math.ceil((headings.length - lead) / width);
  const rows = grid.rows.slice(at + 1).flatMap((row) => partsOf(row, { lead, width, tables }));
  const heading: GridRow = {
    line: grid.rows[at]?.line ?? 1,
    cells: plain.slice(0, lead + width),
  };
  return { rows: [...grid.rows.slice(0, at), heading, ...rows], columns: lead + width };
}

/** Returns the shared columns before the repeated ones: "Team", "Member 1", "Email 1", "Member 2". */
function shapeOf(headings: readonly string[]): { lead: number; width: number } {
  for (let lead = 0; lead <= MAX_SHARED_COLUMNS; lead++) {
    const own = headings.slice(0, lead).map((cell) => headingOf(cell)?.kind);
    if (own.some((kind) => kind === "email" || (kind && /name/i.test(kind)))) break;
    const width = widthOf(headings.slice(lead));
    if (width > 0) return { lead, width };
  }
  return { lead: 0, width: 0 };
}

/** Returns the number of columns of one table including the empty one between two; 0 for a single table. */
function widthOf(headings: readonly string[]): number {
  if (headings.length < 4) return 0;
  for (let width = 2; width <= Math.min(MAX_TABLE_COLUMNS, (headings.length + 1) / 2); width++) {
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

function partsOf(
  row: GridRow,
  { lead, width, tables }: { lead: number; width: number; tables: number },
): GridRow[] {
  const shared = row.cells.slice(0, lead);
  return Array.from({ length: tables }, (_, at) =>
    row.cells.slice(lead + at * width, lead + (at + 1) * width),
  )
    .filter((cells) => cells.some((cell) => cell !== ""))
    .map((cells) => ({ ...row, cells: [...shared, ...cells] }));
}
