import { addressKey, findAddresses, isAddressOnly } from "./addresses/address";
import { cellsOf, type Delimiter, readDelimited, unwrapped } from "./tables/delimited";
import { isHeadingRow } from "./tables/headers";
import { messageOf } from "./text/chat";
import { looksLikeName } from "./names/names";
import { rowsOfTable, understandTable } from "./tables/table";
import { arranged, isTransposed } from "./tables/transposed";
import { readText } from "./text/text";
import type { Grid, ReadingMode, ReadRow, Steps, TableReading } from "./common/types";

const SAMPLE_LINES = 400;
/** Characters of the sample. */
const SAMPLE_CHARACTERS = 200_000;
/** The number of columns of a spreadsheet (Excel 2007 and later). */
const MAX_COLUMNS = 16_384;
const DELIMITERS: readonly Delimiter[] = [
  "\t",
  ";",
  "|",
  "│",
  ",",
  "~",
  "^",
  "#",
  "¦",
  "spaces",
  "none",
];

/** The rows of a list, read in one mode. */
export type ModeReading = { mode: ReadingMode; rows: ReadRow[]; table: TableReading | null };

/** The evidence for a separator: the share of lines that it splits into an address and other cells. */
type Evidence = { delimiter: Delimiter; score: number; heading: boolean };

/** Reads a clean text as a table or as free text, by a person's choice or by evidence over the whole list. */
export function* readPlain(source: string, mode?: ReadingMode): Steps<ModeReading> {
  const text = unwrapped(source);
  const declared = /^sep=(.)\n/i.exec(text)?.[1];
  const best = declared ? declaredBy(declared) : yield* evidenceFor(text);
  const isTable =
    best !== null &&
    best.score >= 0.5 &&
    (best.heading || !(yield* isTooWide(text, best.delimiter)));
  if (mode === "text" || (mode === undefined && !isTable))
    return { mode: "text", rows: yield* readText(source), table: null };
  const body = declared ? text.slice(text.indexOf("\n")) : text;
  const asTable = yield* tableOf(yield* readDelimited(body, best?.delimiter ?? ","));
  if (mode === "table" || (best?.heading && best.delimiter !== "none")) return asTable;
  const missing = yield* missingFrom(asTable.rows, text);
  const nameless = !asTable.rows.some(({ name }) => name !== "");
  if ((missing === 0 || best?.heading) && !nameless) return asTable;
  const asText: ModeReading = { mode: "text", rows: yield* readText(source), table: null };
  const more = people(asText.rows) - people(asTable.rows);
  return (more > 0 && !best?.heading) || (nameless && more === 0 && isNamed(asText.rows))
    ? asText
    : asTable;
}

/** Reads a grid, for example a sheet. */
export function* tableOf(grid: Grid): Steps<ModeReading> {
  const table = yield* understandTable(arranged(grid));
  return { mode: "table", rows: yield* rowsOfTable(table), table };
}

/** Returns true if a line has more cells than a row of a spreadsheet can have. */
function* isTooWide(text: string, delimiter: Delimiter): Steps<boolean> {
  const character = delimiter === "spaces" ? "  " : delimiter;
  for (let from = 0; from < text.length;) {
    const next = text.indexOf("\n", from);
    const end = next === -1 ? text.length : next;
    if (end - from > MAX_COLUMNS && delimiter !== "none") {
      yield 0;
      if (text.slice(from, end).split(character).length > MAX_COLUMNS) return true;
    }
    from = end + 1;
  }
  return false;
}

function isNamed(rows: readonly ReadRow[]): boolean {
  const invited = rows.filter(({ state }) => state !== "skipped");
  return invited.filter(({ name }) => name !== "").length > invited.length / 2;
}

function people(rows: readonly ReadRow[]): number {
  return rows.filter(({ state }) => state !== "skipped").length;
}

/** Returns the number of usable addresses of the text that these rows don't invite. */
function* missingFrom(rows: readonly ReadRow[], text: string): Steps<number> {
  const invited = new Set<string>();
  for (const row of rows) if (row.state !== "skipped") invited.add(addressKey(row.email));
  const missing = new Set<string>();
  let work = 0;
  for (const line of text.split("\n")) {
    work += line.length;
    if (work > SAMPLE_CHARACTERS) {
      work = 0;
      yield 1;
    }
    if (!line.includes("@")) continue;
    for (const { email, reason } of findAddresses(line)) {
      if (reason === null && !invited.has(addressKey(email))) missing.add(addressKey(email));
    }
  }
  return missing.size;
}

function declaredBy(character: string): Evidence {
  const delimiter = DELIMITERS.find((each) => each === character) ?? ",";
  return { delimiter, score: 1, heading: true };
}

/** Returns the separator with the best evidence; null if none splits addresses from other cells. */
function* evidenceFor(text: string): Steps<Evidence | null> {
  const lines = sampleOf(text);
  yield 0;
  if (lines.some((line) => line.includes("@") && messageOf(line) !== null)) return null;
  let best: Evidence | null = null;
  for (const delimiter of DELIMITERS) {
    const next = evidence(lines, delimiter);
    if (next && next.score > (best?.score ?? 0)) best = next;
    yield 0;
  }
  return best;
}

/** Returns lines from the beginning and from the whole list. */
function sampleOf(text: string): string[] {
  const lines = text.split("\n").filter((line) => line.trim() !== "");
  const every = Math.max(1, Math.floor(lines.length / SAMPLE_LINES));
  const spread = lines.slice(50).filter((_, at) => at % every === 0);
  const sample = lines.length <= SAMPLE_LINES ? lines : [...lines.slice(0, 50), ...spread];
  const longest = Math.max(500, Math.min(5_000, SAMPLE_CHARACTERS / sample.length));
  return sample.map((line) => line.slice(0, longest));
}

/** Accepts a separator that addresses may contain only if names are beside addresses. */
function hasNames(rows: readonly (readonly string[])[]): boolean {
  return rows.every(
    (cells) =>
      cells.some((cell) => isAddressOnly(cell)) &&
      cells.some((cell) => cell.includes(" ") && looksLikeName(cell)),
  );
}

function evidence(lines: readonly string[], delimiter: Delimiter): Evidence | null {
  const character = delimiter === "spaces" ? "  " : delimiter;
  if (delimiter !== "none" && !lines.some((line) => line.includes(character))) return null;
  const rows = lines.map((line) => cellsOf(line, delimiter).map((cell) => cell.trim()));
  if (isTransposed(rows)) return { delimiter, score: 3, heading: true };
  const heading = rows.some(
    (cells) => isHeadingRow(cells) && (cells.length > 1 || delimiter === "none"),
  );
  const addressed = rows.filter((cells) => cells.some((cell) => cell.includes("@")));
  if (addressed.length === 0) return heading ? { delimiter, score: 0.6, heading } : null;
  if (delimiter === "none" && !heading) return null;
  if (/^[~^#]$/.test(delimiter) && !heading && !hasNames(addressed)) return null;
  const exact = addressed.map((cells) => cells.findIndex((cell) => isAddressOnly(cell)));
  const hits = exact.filter((at) => at !== -1).length / addressed.length;
  const several = addressed.filter((cells) => cells.length > 1).length / addressed.length;
  const places = new Map<number, number>();
  for (const at of exact) if (at !== -1) places.set(at, (places.get(at) ?? 0) + 1);
  const steady = Math.max(0, ...places.values()) / addressed.length;
  const widths = new Map<number, number>();
  for (const { length } of rows) widths.set(length, (widths.get(length) ?? 0) + 1);
  const even = Math.max(...widths.values()) / rows.length;
  if (heading) {
    const width = delimiter === "none" ? 0.3 : several;
    return { delimiter, heading, score: 0.5 * width + 0.8 * hits + 0.2 * steady + 0.3 * even };
  }
  const listed = addressed.filter((cells) =>
    cells.filter(Boolean).every((cell) => cell.includes("@")),
  );
  if (listed.length > addressed.length / 2 || addressed.length < rows.length * 0.55) return null;
  if (several < 0.6 || hits < 0.6 || steady < 0.5) return null;
  return { delimiter, heading, score: 0.4 * hits + 0.3 * steady + 0.2 * even + 0.1 * several };
}
