import { isAddressOnly } from "./address";
import { couldBeName, isLastFirst, looksLikeName } from "./names";
import type { GridRow } from "./types";
import { isData } from "./words";

/** What a column contains, counted over a sample of its rows. */
export type Content = {
  filled: number;
  /** Cells that are one address. */
  exact: number;
  /** Cells that contain an address. */
  addressed: number;
  names: number;
  /** Cells with a letter. */
  lettered: number;
  /** Cells that are two or more capitalized words. */
  fullNames: number;
  /** Cells of one word. */
  single: number;
  yesNo: number;
  distinct: number;
};

/** Rows that are looked at to tell what a column contains. */
export const SAMPLE = 1_000;
const YES_NO =
  /^(yes|no|y|n|true|false|0|1|\+|-|–|—|x|v|✓|✔|да|нет|д|н|moderator|host|participant|guest|attendee|модератор|ведущий|ведущая|участник|участница|гость|ja|nein|sí|si|oui|non)$/i;

/** Returns what each column contains, from rows spread over the whole list. */
export function contentsOf(rows: readonly GridRow[], columns: number): Content[] {
  // Fewer rows of a very wide table tell as much.
  const wanted = Math.max(20, Math.min(SAMPLE, Math.floor(200_000 / Math.max(1, columns))));
  const every = Math.max(1, Math.floor(rows.length / wanted));
  const sample = rows.filter((_, index) => index % every === 0);
  return Array.from({ length: columns }, (_, column) => {
    const cells = sample.map((row) => row.cells[column] ?? "").filter((cell) => cell !== "");
    const count = (like: (cell: string) => boolean) => cells.filter(like).length;
    return {
      filled: cells.length / Math.max(1, sample.length),
      exact: share(count(isAddressOnly), cells.length),
      addressed: share(
        count((cell) => /\S@\S/.test(cell)),
        cells.length,
      ),
      names: share(
        count((cell) => isNameCell(cell)),
        cells.length,
      ),
      lettered: share(
        count((cell) => /\p{L}/u.test(cell)),
        cells.length,
      ),
      fullNames: share(
        count((cell) => cell.includes(" ") && looksLikeName(cell)),
        cells.length,
      ),
      single: share(
        count((cell) => /^[\p{L}\p{M}'’-]+$/u.test(cell)),
        cells.length,
      ),
      yesNo: share(
        count((cell) => YES_NO.test(cell)),
        cells.length,
      ),
      distinct: share(new Set(cells).size, cells.length),
    };
  });
}

function isNameCell(cell: string): boolean {
  if (cell.includes("@") || YES_NO.test(cell) || isData(cell) || cell.length > 100) return false;
  const [last = "", first = "", ...more] = cell.split(",");
  if (first !== "" && more.length === 0 && isLastFirst(last.trim(), first.trim())) return true;
  return couldBeName(cell);
}

function share(part: number, whole: number): number {
  return whole === 0 ? 0 : part / whole;
}
