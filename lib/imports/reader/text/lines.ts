import { isAddressOnly } from "../addresses/address";
import type { Steps } from "../common/types";

/** One or more joined lines of the source. Line numbers start at 1. */
export type Line = { text: string; line: number; lastLine: number };

const HEADER = /^\s*(?:to|cc|bcc|from|кому|копия|an|para|à)\s*:/i;
const MAX_JOINED_LENGTH = 4_000;
const MAX_LINE_LENGTH = 8_000;
const STEP_LINES = 1_000;

/** Returns the lines of a clean text; joins folded and wrapped recipient lists. */
export function* logicalLines(text: string): Steps<Line[]> {
  const lines: Line[] = [];
  let number = 0;
  for (const source of text.split("\n")) {
    number++;
    if (number % STEP_LINES === 0) yield 0;
    const line = source.replace(/^(?:\s?>)+\s(?=\S)/, "");
    const last = lines.at(-1);
    if (last && last.text.length < MAX_JOINED_LENGTH && isBrokenAddress(last.text, line)) {
      last.text = `${last.text.trimEnd()}${line.trim()}`;
      last.lastLine = number;
    } else if (last && last.text.length < MAX_JOINED_LENGTH && continues(last.text, line)) {
      last.text = `${last.text.trimEnd()} ${line.trim()}`;
      last.lastLine = number;
    } else if (line.length <= MAX_LINE_LENGTH)
      lines.push({ text: line, line: number, lastLine: number });
    else
      for (const piece of piecesOf(line))
        lines.push({ text: piece, line: number, lastLine: number });
    if (line.length > MAX_LINE_LENGTH) yield 0;
  }
  return lines;
}

/** Splits a very long line between two people, so that each step is short. */
function* piecesOf(line: string): Generator<string> {
  let from = 0;
  while (line.length - from > MAX_LINE_LENGTH) {
    const window = line.slice(from, from + MAX_LINE_LENGTH);
    const strong = Math.max(
      window.lastIndexOf(">;"),
      window.lastIndexOf(">,"),
      window.lastIndexOf("; "),
    );
    const weak = Math.max(
      window.lastIndexOf(" "),
      window.lastIndexOf(","),
      window.lastIndexOf(";"),
    );
    const cut = strong > 0 ? strong + 2 : weak > 0 ? weak + 1 : MAX_LINE_LENGTH;
    yield window.slice(0, cut);
    from += cut;
  }
  yield line.slice(from);
}

/** Returns true if an address in angle brackets continues on the next line: `<anna@`, `corp.example>`. */
function isBrokenAddress(before: string, line: string): boolean {
  const close = /^\s*([^<>\s"]{1,300})>/.exec(line)?.[1];
  if (close === undefined) return false;
  const open = /<([^<>\s"]{1,300})\s*$/.exec(before.slice(-310))?.[1];
  return open !== undefined && isAddressOnly(open + close);
}

function continues(before: string, line: string): boolean {
  const next = line.trim();
  if (next === "" || before.trim() === "") return false;
  if (/[>;]\s*;[^;<>@]{1,60},\s*$/.test(before.slice(-120)))
    return /^\p{Lu}[^<>@;]{0,60}<[^<>]*@/u.test(next);
  if (/<\s*$/.test(before)) return next.includes("@");
  if (next.startsWith("<") && /^<[^<>]*@/.test(next))
    return /\p{L}["'”)]?\s*$/u.test(before) && !/@\S*$/.test(before);
  if (/^\s/.test(line) && HEADER.test(before) && next.includes("@")) return true;
  if (odd(before) && odd(line)) return /"\s*</.test(next) || /"\s*[,;]?$/.test(next);
  if (/^\s/.test(line) && /[,;]\s*$/.test(before) && before.includes("@"))
    return next.includes("<");
  return (
    next.includes("<") &&
    before.includes("<") &&
    isDangling(before.slice(-200)) &&
    startsWithName(next)
  );
}

/** Returns true if a recipient list ends within a name: `…>, Boris`. */
function isDangling(text: string): boolean {
  const separator = Math.max(text.lastIndexOf(","), text.lastIndexOf(";"));
  const name = text.slice(separator + 1).trim();
  if (separator === -1 || name === "" || /[<>@:()]/.test(name)) return false;
  const before = text.slice(0, separator);
  return Math.max(before.lastIndexOf(">"), before.lastIndexOf("@")) > before.lastIndexOf("<");
}

function odd(text: string): boolean {
  let count = 0;
  for (let at = text.indexOf('"'); at !== -1; at = text.indexOf('"', at + 1)) count++;
  return count % 2 === 1;
}

function startsWithName(text: string): boolean {
  return /^[\p{Lu}"][^<>@,;:]{0,80}</u.test(text);
}
