import Papa from "papaparse";
import { isAddressOnly } from "../addresses/address";
import { alignedCells, ruledCells, ruledColumns, splitSpaces } from "./fixed-width";
import { type Grid, type GridRow, LIMITS, type Steps, UnreadableList } from "../common/types";

/** The separator of cells; `spaces`: columns separated by two or more spaces. */
export type Delimiter = "\t" | ";" | "," | "|" | "│" | "~" | "^" | "#" | "¦" | "spaces" | "none";

/** Characters between two steps. */
const STEP_CHARACTERS = 20_000;
/** Maximum number of lines of a quoted cell; a longer one is a stray quote. */
const MAX_QUOTED_LINES = 20;

/** The formula form in which spreadsheets export texts that look like numbers: `="007"`. */
const FORMULA = /(^|[,;\t|])="(?=[^"\n]{0,300}"(?:[,;\t|]|$))/gm;

/** Unquotes lines that are completely one quoted cell: `"email,name"`. */
export function unwrapped(source: string): string {
  const text = source.includes('="') ? source.replace(FORMULA, '$1"') : source;
  const lines = text.split("\n");
  const filled = lines.slice(0, 200).filter((line) => line.trim() !== "");
  const whole = filled.filter((line) =>
    /^\s*"(?:[^"]|"")*[,;\t](?:[^"]|"")*"\s*$/.test(line.slice(0, 5_000)),
  );
  if (filled.length === 0 || whole.length < filled.length * 0.8) return text;
  return lines
    .map((line) => /^\s*"(.*)"\s*$/.exec(line)?.[1]?.replaceAll('""', '"') ?? line)
    .join("\n");
}

/** Returns the cells of one line; a quoted cell can contain separators. */
export function cellsOf(line: string, delimiter: Delimiter): string[] {
  if (delimiter === "none") return [line.trim()];
  if (delimiter === "spaces") return splitSpaces(line).map(({ text }) => text);
  const cells = line.includes('"')
    ? (closedCells(line, delimiter) ?? line.split(delimiter))
    : line.split(delimiter);
  return inner(rejoined(cells, delimiter), delimiter);
}

/** Joins cells at a separator that some databases escape with a backslash. */
function rejoined(cells: string[], delimiter: string): string[] {
  if (!cells.some((cell) => cell.endsWith("\\"))) return cells;
  const whole: string[] = [];
  let open = "";
  for (const cell of cells) {
    if (cell.endsWith("\\")) open += cell.slice(0, -1) + delimiter;
    else {
      whole.push(open + cell);
      open = "";
    }
  }
  return open === "" ? whole : [...whole, open.slice(0, -1)];
}

/** Reads a clean text as rows of cells. An unclosed quote is an ordinary character. */
export function* readDelimited(text: string, delimiter: Delimiter): Steps<Grid> {
  const lines = text.split("\n");
  const rows: GridRow[] = [];
  const quoted: { row: GridRow; record: string }[] = [];
  let columns = 0;
  let work = 0;
  let heading: string | null = null;
  const ruled = delimiter === "spaces" ? ruledColumns(lines) : null;
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] ?? "";
    work += line.length + 20;
    if (work > STEP_CHARACTERS) {
      parseQuoted(quoted, delimiter);
      work = 0;
      yield at / lines.length;
    }
    if (!/[\p{L}\p{N}@]/u.test(line)) continue;
    const row: GridRow = { line: at + 1, cells: [] };
    if (delimiter === "spaces") {
      heading ??= line;
      row.cells = (ruled && ruledCells(line, ruled)) ?? alignedCells(heading, line);
    } else if (delimiter === "none" || !line.includes('"')) row.cells = cellsOf(line, delimiter);
    else {
      const end = recordEnd(lines, at, delimiter);
      if (end === -1) {
        row.cells = line.split(delimiter).map(withoutStrayQuote);
        if (/(?:^|.)"/.test(line)) row.problem = "quotes";
      } else {
        quoted.push({ row, record: lines.slice(at, end + 1).join("\n") });
        at = end;
      }
    }
    rows.push(row);
    if (rows.length > LIMITS.rows) throw new UnreadableList("too-many-rows", row.line);
  }
  parseQuoted(quoted, delimiter);
  for (const [at, { cells }] of rows.entries()) {
    for (let index = 0; index < cells.length; index++) cells[index] = (cells[index] ?? "").trim();
    while (cells.length > 0 && cells.at(-1) === "") cells.pop();
    columns = Math.max(columns, cells.length);
    if (at % 5_000 === 0) yield 1;
  }
  return { rows: rows.filter(({ cells }) => cells.length > 0), columns };
}

function withoutStrayQuote(cell: string): string {
  const text = cell.trim();
  if (text.split('"').length === 2) return text.replace(/^"|"$/, "");
  return /^"([^"]*)"$/.exec(text)?.[1] ?? text;
}

/** Removes the outer separators of Markdown tables. */
function inner(cells: string[], delimiter: string): string[] {
  if (delimiter !== "|" && delimiter !== "│") return cells;
  if (cells.length > 2 && cells[0]?.trim() === "") cells.shift();
  if (cells.length > 1 && cells.at(-1)?.trim() === "") cells.pop();
  return cells;
}

/** Returns the last line of a record; -1 if its quotes are not CSV quotes. */
function recordEnd(lines: readonly string[], from: number, delimiter: string): number {
  const first = quotesOf(lines[from] ?? "", delimiter, false);
  if (first !== "open") return first === "closed" ? from : -1;
  const addressed = hasAddressCell(lines[from] ?? "", delimiter);
  for (let at = from + 1; at < lines.length && at - from < MAX_QUOTED_LINES; at++) {
    const line = lines[at] ?? "";
    // This line is a complete record, so the quote above is stray.
    if (addressed && line.includes(delimiter) && hasAddressCell(line, delimiter)) return -1;
    const state = quotesOf(line, delimiter, true);
    if (state === "stray") return -1;
    if (state === "closed") return at;
  }
  return -1;
}

function hasAddressCell(line: string, delimiter: string): boolean {
  return line.includes("@") && line.split(delimiter).some((cell) => isAddressOnly(cell));
}

/** Returns whether the quotes of a line are closed, leave a cell open, or are not CSV quotes. */
function quotesOf(line: string, delimiter: string, opened: boolean): "closed" | "open" | "stray" {
  let open = opened;
  for (let at = line.indexOf('"'); at !== -1; at = line.indexOf('"', at + 1)) {
    if (!open) {
      if (startsCell(line, at, delimiter)) open = true;
      continue;
    }
    if (line[at + 1] === '"') {
      at++;
      continue;
    }
    const rest = line.slice(at + 1, at + 40).trimStart();
    if (
      rest !== "" &&
      !rest.startsWith(delimiter) &&
      !(delimiter === "\t" && line[at + 1] === "\t")
    )
      return "stray";
    open = false;
  }
  return open ? "open" : "closed";
}

function startsCell(line: string, at: number, delimiter: string): boolean {
  let before = at - 1;
  while (before >= 0 && line[before] === " ") before--;
  return before < 0 || line[before] === delimiter;
}

function closedCells(line: string, delimiter: string): string[] | null {
  return quotesOf(line, delimiter, false) === "closed"
    ? (parse([line], delimiter)[0] ?? null)
    : null;
}

/** Parses quoted records in batches, because one call of the CSV library per record is slow. */
function parseQuoted(quoted: { row: GridRow; record: string }[], delimiter: string): void {
  const records = quoted.map(({ record }) => record);
  const parsed = parse(records, delimiter);
  const whole = parsed.length === records.length;
  quoted.forEach(({ row, record }, index) => {
    const cells =
      (whole ? parsed[index] : parse([record], delimiter)[0]) ?? record.split(delimiter);
    row.cells = inner(rejoined(cells, delimiter), delimiter);
  });
  quoted.length = 0;
}

function parse(records: readonly string[], delimiter: string): string[][] {
  if (records.length === 0) return [];
  const padded =
    delimiter === "\t" ? records : records.map((record) => tightQuotes(record, delimiter));
  return Papa.parse<string[]>(padded.join("\n"), { delimiter, newline: "\n" }).data;
}

/** Removes spaces between a separator and a quote. */
function tightQuotes(record: string, delimiter: string): string {
  if (!record.includes(' "') && !record.includes('" ')) return record;
  const separator = delimiter === "|" || delimiter === "^" ? `\\${delimiter}` : delimiter;
  return record
    .replace(new RegExp(`(^|${separator}) +(?=")`, "g"), "$1")
    .replace(new RegExp(`" +(?=${separator}|$)`, "g"), '"');
}
