import { bare } from "./clean";
import { type Content, contentsOf, SAMPLE } from "./column-contents";
import { type Heading, headingOf } from "./headings";
import { looksLikeName } from "./names";
import type { ExtraField, Field, GridRow, Mapping, Steps } from "./types";
import { nameMatchesAddress } from "./words";

/** Returns what each column holds, by headings and contents; null headings: there is no such row. */
export function* mapColumns(
  headings: readonly string[] | null,
  rows: readonly GridRow[],
  columns: number,
): Steps<Mapping> {
  const contents = yield* contentsOf(rows, columns);
  const heads = Array.from({ length: columns }, (_, at) => headingOf(headings?.[at] ?? ""));
  const mapping: (Field | null)[] = contents.map(() => null);
  const emails = rankEmails(heads, contents);
  const [email] = emails;
  if (email === undefined) return mapping;
  mapping[email] = "email";
  const owner = heads[email]?.owner ?? null;
  for (const column of emails.slice(1)) {
    if (samePerson(heads[column]?.owner ?? null, owner) && heads[column]?.kind === "email")
      mapping[column] = "otherEmail";
  }
  mapSettings(mapping, heads, contents);
  if (headings === null) nameByContent(mapping, email, { contents, rows });
  else namesByHeading(mapping, email, { heads, contents, rows });
  if (headings !== null && !mapping.some((field) => field !== null && /name/i.test(field)))
    nameByUnknownHeading(mapping, heads, contents);
  return mapping;
}

function samePerson(one: Heading["owner"], other: Heading["owner"]): boolean {
  return one === other || (one !== "other" && other !== "other");
}

/** Columns with addresses, the best first: attendee before buyer, work before home. */
function rankEmails(heads: readonly (Heading | null)[], contents: readonly Content[]): number[] {
  const named = heads.some((head) => head?.kind === "email");
  const scored = contents.flatMap((content, column) => {
    const head = heads[column] ?? null;
    const isNamed = head?.kind === "email";
    if (content.addressed === 0 && !(isNamed && content.filled > 0)) return [];
    if (!isNamed && named && content.exact < 0.5) return [];
    if (!isNamed && content.addressed < 0.3) return [];
    const heading = isNamed ? 40 + head.rank : 0;
    const owner = head?.owner === "guest" ? 30 : head?.owner === "other" ? -70 : 0;
    const contained = 50 * Math.max(content.exact, content.addressed * 0.8) + 10 * content.filled;
    return [{ column, score: heading + owner + contained }];
  });
  return scored.toSorted((one, other) => other.score - one.score).map(({ column }) => column);
}

function mapSettings(
  mapping: (Field | null)[],
  heads: readonly (Heading | null)[],
  contents: readonly Content[],
): void {
  const taken = new Set<string | undefined>();
  const set = (column: number, kind: ExtraField) => {
    mapping[column] = kind;
    taken.add(kind);
  };
  for (const [column, head] of heads.entries()) {
    const kind = head?.kind;
    if (mapping[column] !== null || taken.has(kind)) continue;
    const flags = (contents[column]?.yesNo ?? 0) >= 0.5;
    if ((kind === "moderator" || kind === "notify") && flags) set(column, kind);
    if (kind === "lifetime" || kind === "avatarUrl" || kind === "code") set(column, kind);
  }
}

type Known = {
  heads: readonly (Heading | null)[];
  contents: readonly Content[];
  rows: readonly GridRow[];
};

/** The name columns that belong to the chosen address. */
function namesByHeading(
  mapping: (Field | null)[],
  email: number,
  { heads, contents, rows }: Known,
): void {
  const owner = heads[email]?.owner ?? null;
  const wanted =
    owner === null ? [null, "guest"] : owner === "guest" ? ["guest", null] : ["other", null];
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
      const best = found.toSorted(
        (one, other) => (heads[one]?.rank ?? 0) - (heads[other]?.rank ?? 0),
      )[0];
      if (best !== undefined) return best;
    }
    return -1;
  };
  const [full, first, last] = [pick("name"), pick("firstName"), pick("lastName")];
  if (full !== -1 && first === -1 && last === -1) {
    const equal = heads.flatMap((head, column) =>
      column !== full && head?.kind === "name" && isSameHeading(head, heads[full]) ? [column] : [],
    );
    const [other, ...more] = equal.filter((column) => holdsNames(contents[column]));
    if (other !== undefined && more.length === 0)
      return nameOfEqualHeadings(mapping, email, { full, other, contents, rows });
  }
  const middle = pick("middleName");
  if (first !== -1) mapping[first] = "firstName";
  if (last !== -1) mapping[last] = "lastName";
  if (middle !== -1 && (first !== -1 || full !== -1)) mapping[middle] = "middleName";
  if (full === -1) return;
  // German and French lists call the surname "Name" or "Nom" beside the given name.
  if (first !== -1 && last === -1 && !contains(rows, full, first)) mapping[full] = "lastName";
  // "Имя" beside "Фамилия", or "Nombre" beside "Apellidos", is the given name.
  else if (last !== -1 && first === -1 && !contains(rows, full, last)) mapping[full] = "firstName";
  else mapping[full] = "name";
}

function isSameHeading(one: Heading, other: Heading | null | undefined): boolean {
  return other?.owner === one.owner && other.rank === one.rank;
}

/** Two columns called "Name": parts of one name, one name twice, or names of different things. */
function nameOfEqualHeadings(
  mapping: (Field | null)[],
  email: number,
  { full, other, contents, rows }: Omit<Known, "heads"> & { full: number; other: number },
): void {
  const single = (column: number) => (contents[column]?.single ?? 0) > 0.8;
  const distinct = (column: number) => contents[column]?.distinct ?? 0;
  if (contains(rows, full, other)) mapping[full] = "name";
  else if (contains(rows, other, full)) mapping[other] = "name";
  else if (other === full + 1 && single(full) && single(other)) {
    const swapped = isSurnameFirst(rows.slice(0, SAMPLE), { chosen: full, second: other, email });
    mapping[full] = swapped ? "lastName" : "firstName";
    mapping[other] = swapped ? "firstName" : "lastName";
  } else if (distinct(full) > distinct(other) * 1.5) mapping[full] = "name";
  else if (distinct(other) > distinct(full) * 1.5) mapping[other] = "name";
}

/** A column under a heading that says nothing known, where nearly all cells are full names. */
function nameByUnknownHeading(
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
    (content.lettered > 0 || content.filled === 0)
  );
}

/** Returns true if most cells of a column contain those of the other. */
function contains(rows: readonly GridRow[], whole: number, part: number): boolean {
  const both = rows.slice(0, SAMPLE).filter(({ cells }) => cells[whole] && cells[part]);
  const inside = both.filter(({ cells }) =>
    (cells[whole] ?? "").toLowerCase().includes((cells[part] ?? "").toLowerCase()),
  );
  return both.length > 0 && inside.length > both.length * 0.5;
}

/** Without headings: the nearest column with names; two columns of single words are one name. */
function nameByContent(
  mapping: (Field | null)[],
  email: number,
  { contents, rows }: Pick<Known, "contents" | "rows">,
): void {
  const candidates = contents.flatMap((content, column) =>
    mapping[column] === null && content.names >= 0.5 && content.exact < 0.3 ? [column] : [],
  );
  const full = candidates.filter((column) => (contents[column]?.single ?? 0) < 0.5);
  const before = candidates.filter((column) => column < email);
  const near = before.length > 0 ? before : candidates;
  const [first] = near;
  const [best] = full.filter((column) => near.includes(column));
  const chosen = best ?? first;
  if (chosen === undefined) return;
  const second = chosen + 1;
  const pair =
    best === undefined &&
    near.includes(second) &&
    (contents[second]?.single ?? 0) > 0.8 &&
    ((contents[second]?.distinct ?? 0) > 0.8 || inAddresses(rows, second, email));
  if (!pair) {
    mapping[chosen] = "name";
    return;
  }
  const sample = rows.slice(0, SAMPLE);
  const swapped =
    sample.some(({ cells }) => looksLikePatronymic(cells[second + 1] ?? "")) ||
    isSurnameFirst(sample, { chosen, second, email });
  mapping[chosen] = swapped ? "lastName" : "firstName";
  mapping[second] = swapped ? "firstName" : "lastName";
  if (swapped && near.includes(second + 1)) mapping[second + 1] = "middleName";
}

const SURNAME =
  /(?:ova?|eva?|ina?|sk[iy]y?|skaya|ska|enko|chuk|yan|dze|shvili|ić|ova|ová|ов|ова|ев|ева|ёв|ёва|ин|ина|ын|ына|ский|ская|цкий|цкая|енко|чук|юк|ян|дзе|швили)$/iu;

/** Endings of surnames, or addresses such as anna.petrova@, tell which word is the given name. */
function isSurnameFirst(
  rows: readonly GridRow[],
  { chosen, second, email }: { chosen: number; second: number; email: number },
): boolean {
  let points = 0;
  for (const { cells } of rows) {
    const [one, other] = [cells[chosen] ?? "", cells[second] ?? ""];
    const local = bare((cells[email] ?? "").split("@")[0] ?? "");
    if (SURNAME.test(one) !== SURNAME.test(other)) points += SURNAME.test(one) ? 1 : -1;
    if (local.startsWith(bare(other)) && local.includes(bare(one))) points += 2;
    if (local.startsWith(bare(one)) && local.includes(bare(other))) points -= 2;
  }
  return points > rows.length / 2;
}

function inAddresses(rows: readonly GridRow[], column: number, email: number): boolean {
  const sample = rows.slice(0, SAMPLE);
  const matching = sample.filter(({ cells }) =>
    nameMatchesAddress(cells[column] ?? "", cells[email] ?? ""),
  );
  return matching.length > sample.length / 2;
}

function looksLikePatronymic(cell: string): boolean {
  return /(?:вич|вна|ична|ьич|оглы|кызы)$/iu.test(cell) && looksLikeName(cell);
}
