import { headingOf } from "../tables/headers";
import type { Grid, GridRow } from "../common/types";

/** Literals or plain words in brackets, with their line. */
type Group = { items: string[]; words: boolean; line: number };

const LITERAL =
  /\s*(?:[NnEeUu]?'((?:[^'\\]|''|\\.)*)'|[Uu]?"((?:[^"\\]|""|\\.)*)"|`([^`]*)`|([\w.+-]{1,60}))\s*([,)\]])/y;

/**
 * Returns the tuples of SQL statements and of code as a table: `('Anna', 'anna@corp.example')`. The columns
 * of an INSERT are the headings. Null if there are none.
 */
export function readTuples(text: string): Grid | null {
  if (!/[([]\s*(?:\w{1,60}\s*,\s*)?[NnEeUu]?['"]/.test(text.slice(0, 20_000))) return null;
  const rows: GridRow[] = [];
  let heading = "";
  let columns = 0;
  for (const { items, words, line } of groupsIn(text)) {
    if (words && !items.some((item) => headingOf(item)?.kind === "email")) continue;
    if (words && items.join() === heading) continue;
    if (words) heading = items.join();
    // Without columns, a list of several addresses is not the row of one person.
    const addresses = items.filter((item) => item.includes("@")).length;
    if (!words && (items.length < 2 || addresses === 0)) continue;
    if (!words && heading === "" && addresses > 1) continue;
    rows.push({ line, cells: items });
    columns = Math.max(columns, items.length);
  }
  return rows.some(({ cells }) => cells.some((cell) => cell.includes("@")))
    ? { rows, columns }
    : null;
}

function* groupsIn(text: string): Generator<Group> {
  let line = 1;
  let counted = 0;
  for (let at = nextOpen(text, 0); at !== -1;) {
    const group = groupAt(text, at + 1);
    if (group) {
      for (; counted < at; counted++) if (text.charCodeAt(counted) === 10) line++;
      yield { items: group.items, words: group.words, line };
    }
    at = nextOpen(text, group?.end ?? at + 1);
  }
}

const OPEN = /[([]/g;

function nextOpen(text: string, from: number): number {
  OPEN.lastIndex = from;
  return OPEN.exec(text)?.index ?? -1;
}

function groupAt(text: string, from: number): (Omit<Group, "line"> & { end: number }) | null {
  const items: string[] = [];
  let words = true;
  LITERAL.lastIndex = from;
  for (let match = LITERAL.exec(text); match && items.length < 300; match = LITERAL.exec(text)) {
    const [, single, double, quoted, word = "", end] = match;
    const string = single ?? double;
    if (string !== undefined || /^[-+.\d]/.test(word)) words = false;
    if (string !== undefined) items.push(unescaped(string));
    else items.push(quoted ?? (/^null$/i.test(word) ? "" : word));
    if (end !== ",") return { items, words, end: LITERAL.lastIndex };
  }
  return null;
}

function unescaped(text: string): string {
  return text
    .replace(/''/g, "'")
    .replace(/\\(.)/g, (_, character: string) => (character === "n" ? " " : character))
    .trim();
}
