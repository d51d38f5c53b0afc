import { isAddressOnly } from "./address";
import { isAnswer } from "./declined";
import { personality } from "./given-names";
import { withoutNumbering } from "./labels";
import { couldBeName, isLastFirst, looksLikeName } from "./names";
import type { GridRow, Steps } from "./types";
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
  /** The mean of how much cells read as a person, from 0 to 2. */
  people: number;
  /** Cells of one word. */
  single: number;
  yesNo: number;
  /** Cells that are dates, numbers or links. */
  data: number;
  distinct: number;
};

/** Rows that are looked at to tell what a column contains. */
export const SAMPLE = 1_000;
/** The first characters of a cell tell what it is. */
const LONGEST = 400;
/** Cells that are compared with given names and companies' names. */
const PEOPLE = 100;
const YES_NO =
  /^(yes|no|y|n|true|false|0|1|\+|-|–|—|x|v|✓|✔|да|нет|д|н|moderator|host|participant|guest|attendee|модератор|ведущий|ведущая|участник|участница|гость|ja|nein|sí|si|oui|non)$/i;

/** Returns what each column contains, from rows spread over the whole list. */
export function* contentsOf(rows: readonly GridRow[], columns: number): Steps<Content[]> {
  // Fewer rows of a very wide table tell as much.
  const wanted = Math.max(5, Math.min(SAMPLE, Math.floor(200_000 / Math.max(1, columns))));
  const every = Math.max(1, Math.floor(rows.length / wanted));
  const sample = rows.filter((_, index) => index % every === 0);
  const contents: Content[] = [];
  for (let column = 0; column < columns; column++) {
    contents.push(contentOf(sample, column));
    if (column % 10 === 0) yield 0;
  }
  return contents;
}

function contentOf(sample: readonly GridRow[], column: number): Content {
  const cells: string[] = [];
  for (const row of sample) {
    const cell = row.cells[column];
    if (cell) cells.push(cell.length > LONGEST ? cell.slice(0, LONGEST) : cell);
  }
  const texts = cells.map(withoutNumbering);
  const shareOf = (like: (cell: string) => boolean, among = cells) => {
    let count = 0;
    for (const cell of among) if (like(cell)) count++;
    return share(count, cells.length);
  };
  return {
    filled: share(cells.length, sample.length),
    exact: shareOf(isAddressOnly),
    addressed: shareOf((cell) => /\S@\S/.test(cell)),
    names: shareOf(isNameCell, texts),
    lettered: shareOf((cell) => /\p{L}/u.test(cell)),
    fullNames: shareOf((cell) => cell.includes(" ") && looksLikeName(cell), texts),
    people: share(
      texts.slice(0, PEOPLE).reduce((sum, cell) => sum + personality(cell), 0),
      Math.min(cells.length, PEOPLE),
    ),
    single: shareOf((cell) => /^[\p{L}\p{M}'’-]+$/u.test(cell)),
    yesNo: shareOf((cell) => YES_NO.test(cell)),
    data: shareOf(isData),
    distinct: share(new Set(cells).size, cells.length),
  };
}

function isNameCell(cell: string): boolean {
  if (isAnswer(cell)) return false;
  if (cell.includes("@") || YES_NO.test(cell) || isData(cell) || cell.length > 100) return false;
  const [last = "", first = "", ...more] = cell.split(",");
  if (first !== "" && more.length === 0 && isLastFirst(last.trim(), first.trim())) return true;
  return couldBeName(cell);
}

function share(part: number, whole: number): number {
  return whole === 0 ? 0 : part / whole;
}
