import { isAddressOnly } from "../addresses/address";
import { isResponse } from "../common/declined";
import { personScore } from "../names/given-names";
import { withoutNumbering } from "../common/labels";
import { couldBeName, isLastFirst, looksLikeName } from "../names/names";
import type { GridRow, Steps } from "../common/types";
import { isData } from "../common/words";

/** The contents of a column, counted over a sample of its rows. */
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
  /** The mean `personScore` of the cells, from 0 to 2. */
  people: number;
  /** Cells of one word. */
  single: number;
  yesNo: number;
  /** Cells that are dates, numbers or links. */
  data: number;
  distinct: number;
};

/** Number of sampled rows per column. */
export const SAMPLE_ROWS = 1_000;
/** Number of characters of a cell that are examined. */
const MAX_CELL_LENGTH = 400;
/** Number of cells that are compared with given names and company names. */
const SAMPLE_PEOPLE = 100;
const YES_NO =
  /^(yes|no|y|n|true|false|0|1|\+|-|–|—|x|v|✓|✔|да|нет|д|н|moderator|host|participant|guest|attendee|модератор|ведущий|ведущая|участник|участница|гость|ja|nein|sí|si|oui|non)$/i;

/** The properties of a cell, cached for equal cells. */
type Kind = Record<
  "exact" | "addressed" | "name" | "lettered" | "fullName" | "single" | "yesNo" | "data",
  boolean
> & { person: number };

/** Maximum size of the cache of cell kinds. */
const MAX_CACHED_KINDS = 20_000;

/** Returns the contents of each column, from a sample of rows over the whole list. */
export function* contentsOf(rows: readonly GridRow[], columns: number): Steps<Content[]> {
  // A very wide table needs fewer rows.
  const wanted = Math.max(5, Math.min(SAMPLE_ROWS, Math.floor(200_000 / Math.max(1, columns))));
  const every = Math.max(1, Math.floor(rows.length / wanted));
  const sample = rows.filter((_, index) => index % every === 0);
  const kinds = new Map<string, Kind>();
  const contents: Content[] = [];
  // Samples only rows that reach the column, because few rows of a ragged table do.
  let reaching = sample;
  for (let column = 0; column < columns; column++) {
    if (column % 10 === 0) {
      reaching = reaching.filter(({ cells }) => cells.length > column);
      yield 0;
    }
    contents.push(contentOf(reaching, column, { rows: sample.length, kinds }));
    if (kinds.size > MAX_CACHED_KINDS) kinds.clear();
  }
  return contents;
}

function contentOf(
  reaching: readonly GridRow[],
  column: number,
  { rows, kinds }: { rows: number; kinds: Map<string, Kind> },
): Content {
  const found: Kind[] = [];
  const distinct = new Set<string>();
  for (const row of reaching) {
    const whole = row.cells[column];
    if (!whole) continue;
    const cell = whole.length > MAX_CELL_LENGTH ? whole.slice(0, MAX_CELL_LENGTH) : whole;
    const kind = kinds.get(cell) ?? kindOf(cell);
    kinds.set(cell, kind);
    distinct.add(cell);
    found.push(kind);
  }
  const shareOf = (key: Exclude<keyof Kind, "person">) => {
    let count = 0;
    for (const kind of found) if (kind[key]) count++;
    return share(count, found.length);
  };
  const people = found.slice(0, SAMPLE_PEOPLE);
  return {
    filled: share(found.length, rows),
    exact: shareOf("exact"),
    addressed: shareOf("addressed"),
    names: shareOf("name"),
    lettered: shareOf("lettered"),
    fullNames: shareOf("fullName"),
    people: share(
      people.reduce((sum, { person }) => sum + person, 0),
      people.length,
    ),
    single: shareOf("single"),
    yesNo: shareOf("yesNo"),
    data: shareOf("data"),
    distinct: share(distinct.size, found.length),
  };
}

function kindOf(cell: string): Kind {
  const text = withoutNumbering(cell);
  return {
    exact: isAddressOnly(cell),
    addressed: /\S@\S/.test(cell),
    name: isNameCell(text),
    lettered: /\p{L}/u.test(cell),
    fullName: text.includes(" ") && looksLikeName(text),
    single: /^[\p{L}\p{M}'’-]+$/u.test(cell),
    yesNo: YES_NO.test(cell),
    data: isData(cell),
    person: personScore(text),
  };
}

function isNameCell(cell: string): boolean {
  if (isResponse(cell)) return false;
  if (cell.includes("@") || YES_NO.test(cell) || isData(cell) || cell.length > 100) return false;
  const [last = "", first = "", ...more] = cell.split(",");
  if (first !== "" && more.length === 0 && isLastFirst(last.trim(), first.trim())) return true;
  return couldBeName(cell);
}

function share(part: number, whole: number): number {
  return whole === 0 ? 0 : part / whole;
}
