import Papa from "papaparse";
import { type Grid, type GridRow, gridOf } from "./grid";
import { addressesOf, looksPasted } from "./written";

const DELIMITERS = ["\t", ";", ","] as const;
const SAMPLE = 40;

/**
 * Reads text as rows: cells apart by tab, semicolon or comma, quoted or not, or addresses as people
 * write them (`Anna <anna@example.com>`, several to a line). No text makes it fail.
 */
export function readText(text: string): Grid {
  const clean = text.startsWith("\u{feff}") ? text.slice(1) : text;
  if (looksPasted(clean)) return gridOf(addressesOf(clean));
  const declared = /^sep=(.)\r?\n/i.exec(clean);
  const body = declared ? clean.slice(declared[0].length) : clean;
  const delimiter = declared?.[1] ?? delimiterOf(body);
  const first = declared ? 2 : 1;
  const quoted = parse(body, delimiter, '"', first);
  // A quote that is never closed swallows the rest of the file into one cell.
  return gridOf(quoted ?? unquoted(body, delimiter, first));
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

/** Null where a quote is left open. Column names are cells like others, so none is renamed. */
function parse(text: string, delimiter: string, quote: string, first: number): GridRow[] | null {
  const rows: GridRow[] = [];
  let open = false;
  let number = first;
  Papa.parse<string[]>(text, {
    delimiter,
    quoteChar: quote,
    step: ({ data, errors }) => {
      open ||= errors.some(({ code }) => code === "MissingQuotes");
      const cells = data.map((cell) => cell.trim());
      const broken = errors.some(({ type }) => type === "Quotes");
      rows.push({ row: number++, cells, ...(broken && { problem: "quotes" as const }) });
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
