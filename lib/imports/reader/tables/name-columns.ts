import { type Content, SAMPLE_ROWS } from "./column-contents";
import type { Heading } from "./headers";
import { nameColumnByPrefix } from "./name-column-by-prefix";
import { isPatronymic, isSurnameFirst } from "../names/surname-order";
import type { Field, GridRow } from "../common/types";

/** The known facts about the columns of a table. */
export type Known = {
  heads: readonly (Heading | null)[];
  contents: readonly Content[];
  rows: readonly GridRow[];
};

/** Maps the name columns of the selected email column. */
export function namesByHeading(
  mapping: (Field | null)[],
  email: number,
  { heads, headings, contents, rows }: Known & { headings: readonly string[] },
): void {
  const owner = heads[email]?.owner ?? null;
  const wanted: Heading["owner"][] = owner === null ? [null, "guest"] : [owner, null];
  const rank = (column: number) => heads[column]?.rank ?? 0;
  // A shared word relates columns: "Student" in "Student name" and "Student email".
  const own = new Set(heads[email]?.words);
  const shared = (column: number) => (heads[column]?.words.some((word) => own.has(word)) ? 1 : 0);
  const pick = (kind: Heading["kind"]): number => {
    for (const each of wanted) {
      const found = heads.flatMap((head, column) =>
        head?.kind === kind &&
        head.owner === each &&
        mapping[column] === null &&
        holdsNames(contents[column])
          ? [column]
          : [],
      );
      const [best] = found.toSorted(
        (one, other) => shared(other) - shared(one) || rank(one) - rank(other),
      );
      if (best !== undefined) return best;
    }
    return -1;
  };
  const called = nameColumnByPrefix(email, { heads, headings, contents, mapping });
  if (called !== -1) {
    mapping[called] = "name";
    return;
  }
  const [full, first, last] = [pick("name"), pick("firstName"), pick("lastName")];
  if (full !== -1 && first === -1 && last === -1) {
    const equal = heads.flatMap((head, column) =>
      column !== full &&
      head?.kind === "name" &&
      isSameHeading(head, heads[full]) &&
      shared(column) === shared(full)
        ? [column]
        : [],
    );
    const [other, ...more] = equal.filter((column) => holdsNames(contents[column]));
    if (other !== undefined && more.length === 0)
      return nameOfEqualHeadings(mapping, email, { full, other, contents, rows });
    const next = full + 1;
    if (headings[full] !== "" && headings[next] === "" && mapping[next] === null)
      if (isSingle(contents[full]) && isSingle(contents[next]))
        return nameOfMergedHeading(mapping, email, { full, contents, rows });
  }
  const middle = pick("middleName");
  if (first !== -1) mapping[first] = "firstName";
  if (last !== -1)
    for (const column of surnames(last, heads, mapping)) mapping[column] = "lastName";
  if (middle !== -1 && (first !== -1 || full !== -1)) mapping[middle] = "middleName";
  if (full === -1) return;
  // A user name beside the parts of a name is a different name.
  if (first !== -1 && last !== -1 && !contains(rows, full, last)) {
    const parted = rows.slice(0, SAMPLE_ROWS).some(({ cells }) => cells[first] && cells[last]);
    if (parted) return;
  }
  // "Name" or "Nom" beside the given name is the surname in German and French lists.
  if (first !== -1 && last === -1 && !contains(rows, full, first)) mapping[full] = "lastName";
  // "Имя" beside "Фамилия", or "Nombre" beside "Apellidos", is the given name.
  else if (last !== -1 && first === -1 && !contains(rows, full, last)) mapping[full] = "firstName";
  else mapping[full] = "name";
}

/** Maps the two surname columns of Spanish lists. */
function surnames(
  last: number,
  heads: readonly (Heading | null)[],
  mapping: readonly (Field | null)[],
): number[] {
  const owner = heads[last]?.owner;
  return heads.flatMap((head, column) => {
    const second = head?.kind === "lastName" && head.part && head.owner === owner;
    return column === last || (second && heads[last]?.part && mapping[column] === null)
      ? [column]
      : [];
  });
}

function isSameHeading(one: Heading, other: Heading | null | undefined): boolean {
  return other?.owner === one.owner && other.rank === one.rank;
}

/** Maps two columns with the heading "Name": parts of one name, a repeated name, or different names. */
function nameOfEqualHeadings(
  mapping: (Field | null)[],
  email: number,
  { full, other, contents, rows }: Omit<Known, "heads"> & { full: number; other: number },
): void {
  const distinct = (column: number) => contents[column]?.distinct ?? 0;
  if (contains(rows, full, other)) mapping[full] = "name";
  else if (contains(rows, other, full)) mapping[other] = "name";
  else if (other === full + 1 && isSingle(contents[full]) && isSingle(contents[other])) {
    const swapped = isSurnameFirst(rows.slice(0, SAMPLE_ROWS), {
      chosen: full,
      second: other,
      email,
    });
    mapping[full] = swapped ? "lastName" : "firstName";
    mapping[other] = swapped ? "firstName" : "lastName";
  } else if (distinct(full) > distinct(other) * 1.5) mapping[full] = "name";
  else if (distinct(other) > distinct(full) * 1.5) mapping[other] = "name";
}

function isSingle(content: Content | undefined): boolean {
  return (content?.single ?? 0) > 0.8;
}

/** Maps the columns under one merged heading, which have the parts of a name. */
function nameOfMergedHeading(
  mapping: (Field | null)[],
  email: number,
  { full, rows }: Omit<Known, "heads"> & { full: number },
): void {
  const sample = rows.slice(0, SAMPLE_ROWS);
  const second = full + 1;
  const third = mapping[full + 2] === null ? full + 2 : -1;
  const isThird = third !== -1 && sample.some(({ cells }) => isPatronymic(cells[third] ?? ""));
  const swapped = isThird || isSurnameFirst(sample, { chosen: full, second, email });
  mapping[full] = swapped ? "lastName" : "firstName";
  mapping[second] = swapped ? "firstName" : "lastName";
  if (isThird) mapping[third] = "middleName";
}

/** Maps a column with an unknown heading if nearly all cells are full names. */
export function nameByUnknownHeading(
  mapping: (Field | null)[],
  heads: readonly (Heading | null)[],
  contents: readonly Content[],
): void {
  const columns = contents.flatMap(({ fullNames, distinct }, at) =>
    mapping[at] === null && heads[at] === null && fullNames >= 0.8 && distinct > 0.8 ? [at] : [],
  );
  const [column] = columns;
  if (column !== undefined && columns.length === 1) mapping[column] = "name";
}

function holdsNames(content: Content | undefined): boolean {
  return (
    content !== undefined &&
    content.yesNo < 0.5 &&
    content.exact < 0.5 &&
    content.data < 0.8 &&
    (content.lettered > 0 || content.filled === 0)
  );
}

/** Returns true if most cells of one column contain those of another. */
function contains(rows: readonly GridRow[], whole: number, part: number): boolean {
  const both = rows.slice(0, SAMPLE_ROWS).filter(({ cells }) => cells[whole] && cells[part]);
  const inside = both.filter(({ cells }) =>
    (cells[whole] ?? "").toLowerCase().includes((cells[part] ?? "").toLowerCase()),
  );
  return both.length > 0 && inside.length > both.length * 0.5;
}
