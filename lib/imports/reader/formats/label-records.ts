import { headingOf } from "../tables/headers";
import { isLastFirst } from "../names/names";
import type { Grid } from "../common/types";
import { gridOfRecords } from "./value-grid";

/** A line with a label at the beginning: `Name: Anna`, `email = anna@corp.example` or `"name": "Anna"`. */
const LABELED = /^\s*(?:[-*•]\s+)?["']?\p{L}[\p{L}\p{N}_ .-]{0,40}?["']?\s*[:=]/u;
/** Labels and values within a line; a value ends at the next label. */
const PAIR =
  /(?:^|[\s,;|{(])["']?(\p{L}[\p{L}\p{N}_.-]{0,30}(?: [\p{L}\p{N}_.-]{1,20}){0,2})["']?\s?[:=](?!\/\/)\s*("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|[^"'\s](?:(?![\s,;|]+["']?\p{L}[\p{L}\p{N}_.-]{0,30}(?: [\p{L}\p{N}_.-]{1,20}){0,2}["']?\s?[:=]).)*|(?=$))/gu;
const BETWEEN = /^[\s[\]{}(),;=*_#\-–—+.]*$|^\s*\[{1,2}[\w.-]{1,60}\]{1,2}\s*$/;
const MAX_LINE_LENGTH = 600;
/** Required share of labeled lines. */
const MIN_LABELED_SHARE = 0.9;
/** Number of lines in the fast first check, which rejects most texts. */
const HEAD_LINES = 60;

type Records = { records: Record<string, string>[]; lines: number[] };

/**
 * Returns labeled blocks or lines as a table with the labels as headings. Null unless nearly all lines are
 * labeled and the labels include an email and a name.
 */
export function readLabels(text: string): Grid | null {
  if (share(text.slice(0, 20_000).split("\n", HEAD_LINES)) < MIN_LABELED_SHARE) return null;
  const lines = text.split("\n");
  if (share(lines) < MIN_LABELED_SHARE || lines.some((line) => /^dn: /i.test(line))) return null;
  const { records, lines: starts } = recordsOf(lines);
  const kinds = new Set(
    records
      .slice(0, HEAD_LINES)
      .flatMap((record) => Object.keys(record).map((key) => headingOf(key)?.kind)),
  );
  const named = [...kinds].some((kind) => kind !== undefined && /name/i.test(kind));
  if (!kinds.has("email") || !named) return null;
  return gridOfRecords(records, (index) => starts[index] ?? 0);
}

function share(lines: readonly string[]): number {
  let labeled = 0;
  let all = 0;
  for (const line of lines) {
    if (BETWEEN.test(line.slice(0, MAX_LINE_LENGTH))) continue;
    all++;
    if (line.length <= MAX_LINE_LENGTH && LABELED.test(line)) labeled++;
  }
  return all === 0 ? 0 : labeled / all;
}

function recordsOf(lines: readonly string[]): Records {
  const found: Records = { records: [], lines: [] };
  const spaced = isSpaced(lines);
  let record: Record<string, string> = {};
  let ended = true;
  for (const [index, line] of lines.entries()) {
    if (BETWEEN.test(line)) {
      const whole = Object.keys(record).some((key) => headingOf(key)?.kind === "email");
      if (!spaced && whole) ended = true;
      continue;
    }
    const pairs = [...line.matchAll(PAIR)];
    for (const [, key = "", value = ""] of pairs) {
      if (ended || key in record) {
        record = {};
        found.records.push(record);
        found.lines.push(index + 1);
        ended = false;
      }
      record[key] = pairs.length > 1 ? withoutTail(unquoted(value)) : unquoted(value);
    }
    // Several labels on one line are a separate person.
    if (pairs.length > 1) ended = true;
  }
  return found;
}

/** Returns true if every line is followed by an empty one, so that empty lines don't separate records. */
function isSpaced(lines: readonly string[]): boolean {
  const head = lines.filter((line) => line.trim() !== "").length;
  const pairs = lines.filter(
    (line, at) => line.trim() !== "" && (lines[at + 1] ?? "").trim() !== "",
  );
  return head > 2 && pairs.length === 0;
}

function unquoted(value: string): string {
  const text = value.trim().replace(/[,;]$/, "").trim();
  const inner = /^"(.*)"$|^'(.*)'$/s.exec(text);
  return (inner?.[1] ?? inner?.[2] ?? text).replace(/\\(["'\\])/g, "$1").trim();
}

/** Cuts a value at a comma between two labels of one line, except in "Petrova, Anna". */
function withoutTail(value: string): string {
  const [first = "", second = "", ...more] = value.split(/\s*[,;|]\s*/).filter(Boolean);
  return second !== "" && more.length === 0 && isLastFirst(first, second) ? value : first;
}
