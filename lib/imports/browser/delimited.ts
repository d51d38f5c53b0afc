import Papa from "papaparse";
import { type Grid, type GridRow, gridOf, LIMITS } from "./grid";
import type { Separator } from "./reading";
import { addressesOf, looksPasted } from "./written";

const DELIMITERS = ["\t", ";", ","] as const;
const CHARACTERS = { comma: ",", semicolon: ";", tab: "\t" } as const;
const SAMPLE = 40;

/**
 * Reads text as rows: cells apart by tab, semicolon or comma, quoted or not, or addresses as people
 * write them (`Anna <anna@example.com>`, several to a line); as a person says, else as it looks.
 */
export function readText(
  text: string,
  said?: Separator,
): { grid: Grid; separator: Separator | null } {
  const clean = text.startsWith("\u{feff}") ? text.slice(1) : text;
  if (said === "written" || (said === undefined && looksPasted(clean)))
    return { grid: gridOf(addressesOf(clean)), separator: "written" };
  const declared = /^sep=(.)\r?\n/i.exec(clean);
  const body = declared ? clean.slice(declared[0].length) : clean;
  const delimiter = said ? CHARACTERS[said] : (declared?.[1] ?? delimiterOf(body));
  const first = declared ? 2 : 1;
  const quoted = parse(body, delimiter, '"', first);
  return {
    // A quote that is never closed swallows the rest of the file into one cell.
    grid: gridOf(quoted ?? unquoted(body, delimiter, first)),
    separator: separatorOf(delimiter),
  };
}

function separatorOf(delimiter: string): Separator | null {
  const found = (["comma", "semicolon", "tab"] as const).find(
    (name) => CHARACTERS[name] === delimiter,
  );
  return found ?? null;
}

/** What separates the cells: what most lines have equally often. Exported for the tests. */
export function delimiterOf(text: string): string {
  const lines = text
    .slice(0, 200_000)
    .split(/\r\n|\n|\r/, SAMPLE)
    .filter((line) => line.trim() !== "");
  const scores = DELIMITERS.map((delimiter) => {
    const counts = lines.map((line) => outsideQuotes(line, delimiter));
    const [header = 0] = counts;
    const alike = counts.filter((count) => count === header && count > 0).length;
    return { delimiter, score: alike * 10 + Math.min(9, header) };
  });
  const best = scores.reduce((one, other) => (other.score > one.score ? other : one));
  return best.score > 0 ? best.delimiter : ",";
}

function outsideQuotes(line: string, delimiter: string): number {
  let count = 0;
  let quoted = false;
  for (const character of line) {
    if (character === '"') quoted = !quoted;
    else if (character === delimiter && !quoted) count++;
  }
  return count;
}

/**
 * Null where a quote is left open. Column names are cells like others, so none is renamed. What is too
 * long to be taken is not read to its end: a hundred megabytes would fill memory for nothing.
 */
function parse(text: string, delimiter: string, quote: string, first: number): GridRow[] | null {
  const rows: GridRow[] = [];
  let open = false;
  let number = first;
  Papa.parse<string[]>(text, {
    delimiter,
    quoteChar: quote,
    step: ({ data, errors }, parser) => {
      open ||= errors.some(({ code }) => code === "MissingQuotes");
      const cells = data.map((cell) => cell.trim());
      const broken = errors.some(({ type }) => type === "Quotes");
      const row = number++;
      if (cells.every((cell) => cell === "")) return;
      rows.push({ row, cells, ...(broken && { problem: "quotes" as const }) });
      if (rows.length > LIMITS.rows) parser.abort();
    },
  });
  return open ? null : rows;
}

function unquoted(text: string, delimiter: string, first: number): GridRow[] {
  const rows = parse(text, delimiter, "\u{0}", first) ?? [];
  for (const row of rows) {
    row.cells = row.cells.map((cell) => {
      const inner = /^"(.*)"$/s.exec(cell)?.[1];
      return inner === undefined ? cell : inner.replaceAll('""', '"');
    });
    if (row.cells.some((cell) => cell.includes('"'))) row.problem = "quotes";
  }
  return rows;
}
