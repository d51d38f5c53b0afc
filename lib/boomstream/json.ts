import type { Steps } from "./paced";

const MAX_DEPTH = 32;
// 350,000 participants of seven fields fit; a body of empty objects made to eat memory does not.
const MAX_VALUES = 4_000_000;
const PIECE = 128 * 1024;

const QUOTE = 34;
const COMMA = 44;
const OPEN_LIST = 91;
const BACKSLASH = 92;
const CLOSE_LIST = 93;
const OPEN_OBJECT = 123;
const CLOSE_OBJECT = 125;

/** A long list directly inside the top object, with the commas where it may be cut. */
type LongList = { key: string; open: number; close: number; cuts: number[] };

/**
 * Parses JSON in steps: `JSON.parse` does the parsing, but of pieces no longer than about 128 KB,
 * cut between the elements of a list in the top object. Undefined when it is not JSON, is nested
 * deeper than 32 or holds more than four million values. Throws nothing.
 */
export function* parseJson(text: string): Steps<unknown> {
  const lists = yield* findLongLists(text);
  if (!lists) return undefined;
  try {
    if (lists.length === 0) return JSON.parse(text);
    let skeleton = "";
    let from = 0;
    for (const list of lists) {
      skeleton += text.slice(from, list.open + 1);
      from = list.close;
    }
    const top: unknown = JSON.parse(skeleton + text.slice(from));
    if (typeof top !== "object" || top === null) return undefined;
    for (const list of lists) {
      const items = yield* parsePieces(text, list);
      if (!items) return undefined;
      Object.defineProperty(top, list.key, { value: items, enumerable: true });
    }
    return top;
  } catch {
    return undefined;
  }
}

function* parsePieces(text: string, list: LongList): Steps<unknown[] | undefined> {
  const items: unknown[] = [];
  let from = list.open + 1;
  for (const to of [...list.cuts, list.close]) {
    const piece = text.slice(from, to);
    // "[1,]" must stay an error although both of its pieces would parse.
    if (piece.trim() === "") return undefined;
    const parsed: unknown = JSON.parse(`[${piece}]`);
    if (!Array.isArray(parsed)) return undefined;
    for (const item of parsed) items.push(item);
    from = to + 1;
    yield;
  }
  return items;
}

/** Walks the brackets outside of strings. Undefined when they do not match or a bound is passed. */
function* findLongLists(text: string): Steps<LongList[] | undefined> {
  const lists: LongList[] = [];
  const open: number[] = [];
  let values = 0;
  let key: [number, number] | undefined;
  let list: LongList | undefined;
  let lastCut = 0;
  let rest = PIECE;
  for (let at = 0; at < text.length; at += 1) {
    if (at > rest) {
      rest = at + PIECE;
      yield;
    }
    switch (text.charCodeAt(at)) {
      case QUOTE: {
        const end = endOfString(text, at);
        if (end < 0) return undefined;
        if (open.length === 1) key = [at, end + 1];
        at = end;
        break;
      }
      case COMMA:
        values += 1;
        if (values > MAX_VALUES) return undefined;
        if (list && open.length === 2 && at - lastCut >= PIECE) {
          list.cuts.push(at);
          lastCut = at;
        }
        break;
      case OPEN_LIST:
        if (open.length === 1 && open[0] === CLOSE_OBJECT && key) {
          const name = keyAt(text, key);
          if (name === undefined) return undefined;
          list = { key: name, open: at, close: at, cuts: [] };
          lastCut = at;
        }
        open.push(CLOSE_LIST);
        values += 1;
        break;
      case OPEN_OBJECT:
        open.push(CLOSE_OBJECT);
        values += 1;
        break;
      case CLOSE_LIST:
      case CLOSE_OBJECT:
        if (open.pop() !== text.charCodeAt(at)) return undefined;
        if (list && open.length === 1) {
          list.close = at;
          if (list.cuts.length > 0) lists.push(list);
          list = undefined;
        }
        break;
      default:
    }
    if (open.length > MAX_DEPTH || values > MAX_VALUES) return undefined;
  }
  return open.length === 0 ? lists : undefined;
}

function endOfString(text: string, quote: number): number {
  for (let end = text.indexOf('"', quote + 1); end >= 0; end = text.indexOf('"', end + 1)) {
    let slashes = 0;
    while (text.charCodeAt(end - 1 - slashes) === BACKSLASH) slashes += 1;
    if (slashes % 2 === 0) return end;
  }
  return -1;
}

function keyAt(text: string, [from, to]: [number, number]): string | undefined {
  try {
    const key: unknown = JSON.parse(text.slice(from, to));
    return typeof key === "string" ? key : undefined;
  } catch {
    return undefined;
  }
}
