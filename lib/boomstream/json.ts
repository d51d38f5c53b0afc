import type { Steps } from "./time-slicing";

const STRIDE = 512 * 1024;
const MAX_DEPTH = 32;
// Allows 200,000 participants of seven fields, but not a body of empty objects that fills memory.
const MAX_VALUES = 2_000_000;
/** The minimum length of a piece of a list, in characters. */
const PIECE = 128 * 1024;

const QUOTE = 34;
const COMMA = 44;
const OPEN_LIST = 91;
const BACKSLASH = 92;
const CLOSE_LIST = 93;
const OPEN_OBJECT = 123;
const CLOSE_OBJECT = 125;

/** A long list directly inside the top object: its brackets, and the commas to cut it at. */
type LongList = { key: string; open: number; close: number; cuts: number[] };

type Scan = {
  /** The closing brackets that are still expected. */
  open: number[];
  values: number;
  key: string | undefined;
  list: LongList | undefined;
  lastCut: number;
  lists: LongList[];
};

const newScan = (): Scan => ({
  open: [],
  values: 0,
  key: undefined,
  list: undefined,
  lastCut: 0,
  lists: [],
});

/**
 * Parses a JSON object in steps: passes pieces of about 128 KB to `JSON.parse`, cut between the
 * elements of a long list in the top object. Returns undefined if the text is not JSON or exceeds
 * the bounds of depth and size. Never throws.
 */
export function* parseJson(text: string): Steps<unknown> {
  const state = newScan();
  for (let at = 0; at < text.length; yield) {
    at = scan(state, text, at, Math.min(at + STRIDE, text.length));
    if (at < 0) return undefined;
  }
  if (state.open.length > 0) return undefined;
  try {
    return state.lists.length === 0 ? JSON.parse(text) : yield* parsePieces(text, state.lists);
  } catch {
    return undefined;
  }
}

function* parsePieces(text: string, lists: LongList[]): Steps<unknown> {
  let skeleton = "";
  let from = 0;
  for (const list of lists) {
    skeleton += text.slice(from, list.open + 1);
    from = list.close;
  }
  const top: unknown = JSON.parse(skeleton + text.slice(from));
  if (typeof top !== "object" || top === null) return undefined;
  for (const list of lists) {
    const items: unknown[] = [];
    let start = list.open + 1;
    for (const end of [...list.cuts, list.close]) {
      const piece = text.slice(start, end);
      // "[1,]" must stay an error, although both of its pieces would parse.
      if (piece.trim() === "") return undefined;
      const parsed: unknown = JSON.parse(`[${piece}]`);
      if (!Array.isArray(parsed)) return undefined;
      for (const item of parsed) items.push(item);
      start = end + 1;
      yield;
    }
    const key: unknown = JSON.parse(list.key);
    Object.defineProperty(top, String(key), { value: items, enumerable: true, writable: true });
  }
  return top;
}

/**
 * Checks the brackets outside of strings from `at` to about `until`. Returns the position where it stopped; -1 if
 * brackets or quotes do not match, or the text exceeds the bounds of depth or values. Not a generator, because
 * V8 optimizes a plain function better.
 */
function scan(state: Scan, text: string, at: number, until: number): number {
  const { open } = state;
  for (; at < until; at += 1) {
    switch (text.charCodeAt(at)) {
      case QUOTE: {
        const end = endOfString(text, at);
        if (end < 0) return -1;
        if (open.length === 1) state.key = text.slice(at, end + 1);
        at = end;
        break;
      }
      case COMMA:
        state.values += 1;
        if (state.list && open.length === 2 && at - state.lastCut >= PIECE) {
          state.list.cuts.push(at);
          state.lastCut = at;
        }
        break;
      case OPEN_LIST:
        if (open.length === 1 && state.key !== undefined) {
          state.list = { key: state.key, open: at, close: at, cuts: [] };
          state.lastCut = at;
        }
        open.push(CLOSE_LIST);
        state.values += 1;
        break;
      case OPEN_OBJECT:
        open.push(CLOSE_OBJECT);
        state.values += 1;
        break;
      case CLOSE_LIST:
      case CLOSE_OBJECT:
        if (open.pop() !== text.charCodeAt(at)) return -1;
        if (open.length === 1) endOfList(state, at);
        break;
      default:
    }
    if (open.length > MAX_DEPTH || state.values > MAX_VALUES) return -1;
  }
  return at;
}

function endOfList(state: Scan, at: number): void {
  if (state.list && state.list.cuts.length > 0) state.lists.push({ ...state.list, close: at });
  state.list = undefined;
}

function endOfString(text: string, quote: number): number {
  for (let end = text.indexOf('"', quote + 1); end >= 0; end = text.indexOf('"', end + 1)) {
    let slashes = 0;
    while (text.charCodeAt(end - 1 - slashes) === BACKSLASH) slashes += 1;
    if (slashes % 2 === 0) return end;
  }
  return -1;
}
