import type { GridRow } from "./grid";

const LINE = /\r\n|\n|\r/;
const SAMPLE = 20_000;
/** Bare addresses with nothing but spaces between. */
const SPACED = /^[^\s"<>]+@[^\s"<>]+(?:\s+[^\s"<>]+@[^\s"<>]+)+$/;
/** So many of the parts of a line, and of the lines, must be as people write addresses. */
const MOST = 0.7;
const NAMED = /^(.*?)<([^<>]*)>$/s;

/**
 * Whether a text is addresses as people write them in a letter, not the cells of a table: every
 * one of the first lines is `Name <address>` or bare addresses with commas, semicolons or spaces
 * between. A few that are not may be among them: they are shown as what they are.
 */
export function looksPasted(text: string): boolean {
  const lines = sampleOf(text)
    .split(LINE, 30)
    .filter((line) => line.trim() !== "");
  if (lines.length === 0 || lines.some((line) => line.includes("\t"))) return false;
  const written = lines.filter((line) => {
    const parts = partsOf(line);
    return parts.length > 0 && parts.filter(isWritten).length >= parts.length * MOST;
  });
  const named = lines.some((line) => NAMED.test(partsOf(line)[0] ?? ""));
  const many = lines.some((line) => partsOf(line).length > 1);
  return (named || many) && written.length >= lines.length * MOST;
}

/** The beginning, without the address that it would cut in two. */
function sampleOf(text: string): string {
  if (text.length <= SAMPLE) return text;
  const head = text.slice(0, SAMPLE);
  const end = Math.max(...[",", ";", "\n", "\r", " "].map((each) => head.lastIndexOf(each)));
  return end > 0 ? head.slice(0, end) : head;
}

/** A row for each address, counted one after the other: the address, then the name. */
export function* addressesOf(text: string): Generator<GridRow> {
  let row = 0;
  for (const line of text.split(LINE)) {
    for (const part of partsOf(line)) {
      row++;
      const named = NAMED.exec(part);
      const address = named?.[2]?.trim() ?? part;
      yield { row, cells: [address, named ? unquote(named[1] ?? "") : ""] };
    }
  }
}

/** Commas and semicolons separate, except within quotes: `"Petrova, Anna" <anna@example.com>`. */
function partsOf(line: string): string[] {
  return (line.match(/(?:"(?:[^"\\]|\\.)*"|[^",;]|"(?=[^"]*$))+/g) ?? [])
    .map((part) => part.trim())
    .filter((part) => part !== "")
    .flatMap((part) => (SPACED.test(part) ? part.split(/\s+/) : [part]));
}

function isWritten(part: string): boolean {
  return NAMED.test(part) || /^[^\s"<>]+@[^\s"<>]+$/.test(part);
}

function unquote(name: string): string {
  const trimmed = name.trim();
  const inner = /^"(.*)"$/s.exec(trimmed)?.[1];
  return (inner ?? trimmed).replace(/\\(.)/g, "$1").trim();
}
