import { isAddressOnly } from "../addresses/address";
import { headingOf } from "../tables/headers";
import type { Grid } from "../common/types";

const MAX_COLUMNS = 10;
const MAX_HEADING_LENGTH = 60;
/** Required share of the addresses in the email column. */
const MIN_SHARE_IN_COLUMN = 0.8;

type Cell = { text: string; line: number };

/**
 * Returns a table that was pasted with one cell per line, as from Word or a web page. Recognizes it by
 * headings in the first lines; null if there are none.
 */
export function readCellLines(text: string): Grid | null {
  const head = text
    .slice(0, 2_000)
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");
  // There are at least two heading lines, and one of them names the email column.
  const above = head.slice(
    0,
    Math.max(
      0,
      head.findIndex((line) => line.includes("@")),
    ),
  );
  if (above.length < 2 || kindOf(above[0] ?? "") === null) return null;
  if (!above.slice(0, MAX_COLUMNS).some((line) => kindOf(line) === "email")) return null;
  const cells = text.split("\n").map((line, at): Cell => ({ text: line.trim(), line: at + 1 }));
  const filled = cells.filter((cell) => cell.text !== "");
  return tableOf(filled) ?? tableOf(trimmed(cells));
}

function trimmed(cells: readonly Cell[]): Cell[] {
  const first = cells.findIndex((cell) => cell.text !== "");
  const last = cells.findLastIndex((cell) => cell.text !== "");
  return cells.slice(first, last + 1);
}

function tableOf(cells: readonly Cell[]): Grid | null {
  const kinds = cells.slice(0, MAX_COLUMNS).map(({ text }) => kindOf(text));
  const email = kinds.indexOf("email");
  const name = kinds.findIndex((kind) => kind !== null && /name/i.test(kind));
  if (email === -1 || name === -1) return null;
  for (let columns = Math.max(email, name) + 1; columns <= MAX_COLUMNS; columns++) {
    const headings = cells.slice(0, columns);
    if (headings.some(({ text }) => text.includes("@") || text.length > MAX_HEADING_LENGTH))
      return null;
    if (fits(cells, columns, email)) return gridOf(cells, columns);
  }
  return null;
}

function kindOf(text: string): string | null {
  return text.length > MAX_HEADING_LENGTH ? null : (headingOf(text)?.kind ?? null);
}

function fits(cells: readonly Cell[], columns: number, email: number): boolean {
  const rows = Math.ceil(cells.length / columns) - 1;
  let addresses = 0;
  let inPlace = 0;
  for (const [index, { text }] of cells.entries()) {
    if (!text.includes("@")) continue;
    addresses++;
    if (index % columns === email && isAddressOnly(text)) inPlace++;
  }
  return rows > 0 && inPlace >= rows / 2 && inPlace >= addresses * MIN_SHARE_IN_COLUMN;
}

function gridOf(cells: readonly Cell[], columns: number): Grid {
  const rows: Grid["rows"] = [];
  for (let at = 0; at < cells.length; at += columns) {
    const row = cells.slice(at, at + columns);
    rows.push({ line: row[0]?.line ?? at + 1, cells: row.map(({ text }) => text) });
  }
  return { rows: rows.filter((row) => row.cells.some((cell) => cell !== "")), columns };
}
