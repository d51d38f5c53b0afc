import { addressKey, findAddresses, type Found } from "./address";

/** An address with the adjacent text of its line. */
export type Mailbox = {
  found: Found;
  /** Text between the last separator and the address. */
  before: string;
  /** Text between the address and the next separator. */
  after: string;
  /** The bracket directly before the address. */
  bracket: "<" | "(" | "[" | "";
  /** Addresses in the position of the name. */
  others: string[];
};

const OPENER = /(?:([<([{])\s*)?(?:[([]\s*)?(?:mailto:\s*)?(?:(?<![\p{L}\p{N}.])["'“‘«`*]+)?$/iu;
const CLOSERS = /^(?:\?[^\s<>()[\]]*)?[>\])}"'“”»’`*_]*/;
const COMMENT = /^\s*(?:\([^()]*\)|\{[^{}]*\})/;
const SEPARATOR =
  /^[\s.]*(?:[,;|/&+•·、，；،؛\n\t]|(?:and|or|и|или|und|oder|y|et|ou)(?=[\s,;]))[\s,;|/&、，；،؛]*/i;

/** Returns the addresses of a line, each with its adjacent text. */
export function mailboxesIn(line: string): Mailbox[] {
  const boxes = merged(line, findAddresses(line));
  const lead = line.slice(0, boxes[0]?.start ?? 0);
  const following = namesFollow(line, boxes, lead);
  let before = lead;
  return boxes.map((box, index) => {
    const next = boxes[index + 1];
    const gap = line.slice(box.end, next?.start ?? line.length);
    const parts = next ? splitGap(gap, following) : { after: closed(gap), before: "" };
    const opener = /[\s<([{:"'“‘«`*]$/.test(before) ? OPENER.exec(before.slice(-40)) : null;
    const bracket = opener?.[1] ?? "";
    const mailbox: Mailbox = {
      found: box.found,
      before: before.slice(0, before.length - (opener?.[0].length ?? 0)),
      after: parts.after,
      bracket: bracket === "<" || bracket === "(" || bracket === "[" ? bracket : "",
      others: box.others,
    };
    before = parts.before;
    return mailbox;
  });
}

type Box = { start: number; end: number; found: Found; others: string[] };

/** Merges an address that is written twice: `a@x<mailto:a@x>`, `"a@x" <a@x>`, `[a@x](mailto:a@x)`. */
function merged(line: string, found: Found[]): Box[] {
  const boxes: Box[] = [];
  for (const next of found) {
    const last = boxes.at(-1);
    const gap = last ? line.slice(last.end, next.start) : "";
    if (last && gap.length < 30 && /^["'\])>]*\s*[<([]+\s*(?:mailto:\s*)?$/i.test(gap)) {
      const same = addressKey(last.found.email) === addressKey(next.email);
      // Two bracketed addresses are two people, except in a Markdown link.
      if (!same && /[\])>]/.test(gap) && !/^["']*\]\(/.test(gap)) {
        boxes.push(boxOf(next));
        continue;
      }
      if (!same) last.others.push(last.found.email);
      last.found = same ? last.found : next;
      last.end = next.end;
    } else boxes.push(boxOf(next));
  }
  return boxes;
}

function boxOf(found: Found): Box {
  return { start: found.start, end: found.end, found, others: [] };
}

function namesFollow(line: string, boxes: readonly Box[], lead: string): boolean {
  const [first] = boxes;
  const last = boxes.at(-1);
  if (!first || !last || boxes.length < 2 || /\p{L}/u.test(lead)) return false;
  if (!/\p{L}/u.test(closed(line.slice(last.end)))) return false;
  return boxes.every((box, index) => {
    const next = boxes[index + 1];
    return !next || /\p{L}{2}/u.test(line.slice(box.end, next.start));
  });
}

/** Splits the text between two addresses into the end of the first and the beginning of the second. */
function splitGap(gap: string, following: boolean): { after: string; before: string } {
  const closers = CLOSERS.exec(gap)?.[0] ?? "";
  let rest = gap.slice(closers.length);
  const comment = COMMENT.exec(rest)?.[0] ?? "";
  rest = rest.slice(comment.length);
  const separator = SEPARATOR.exec(rest)?.[0] ?? "";
  if (following) {
    const own = rest.slice(separator.length);
    const end = own.search(/[;；؛\t|\n]/);
    return end === -1
      ? { after: comment + own, before: "" }
      : { after: comment + own.slice(0, end), before: own.slice(end + 1) };
  }
  if (separator !== "") return { after: comment, before: rest.slice(separator.length) };
  const end = rest.search(/[,;、，；،؛\t|\n]/);
  if (end === -1) return { after: comment, before: rest };
  return { after: comment + rest.slice(0, end), before: rest.slice(end + 1) };
}

function closed(gap: string): string {
  return gap.slice(CLOSERS.exec(gap)?.[0].length ?? 0);
}
