const MAX_DEPTH = 32;
// 200,000 participants of seven fields fit; a body of empty objects made to eat memory does not.
const MAX_VALUES = 2_000_000;
/** How long a piece of a list is at least, in characters. */
const PIECE = 128 * 1024;

const QUOTE = 34;
const COMMA = 44;
const OPEN_LIST = 91;
const BACKSLASH = 92;
const CLOSE_LIST = 93;
const OPEN_OBJECT = 123;
const CLOSE_OBJECT = 125;

/** A long list directly inside the top object: where it begins and ends, and the commas to cut it at. */
export type LongList = { key: string; open: number; close: number; cuts: number[] };

export type Scan = {
  /** The brackets that are still to be closed. */
  open: number[];
  values: number;
  key: string | undefined;
  list: LongList | undefined;
  lastCut: number;
  lists: LongList[];
};

export const newScan = (): Scan => ({
  open: [],
  values: 0,
  key: undefined,
  list: undefined,
  lastCut: 0,
  lists: [],
});

/**
 * Walks the brackets outside of strings, from `at` to about `until`, and answers where it stopped;
 * -1 when brackets or quotes do not match, or it is nested deeper than 32 or holds more than two
 * million values. A plain function: a generator is not optimised as well.
 */
export function scan(state: Scan, text: string, at: number, until: number): number {
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
