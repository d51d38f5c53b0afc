import { newScan, scan } from "./json-lists";
import type { LongList } from "./json-lists";
import type { Steps } from "./cooperative";

const STRIDE = 512 * 1024;

/**
 * Parses a JSON object in steps: `JSON.parse` does the parsing, but of pieces of about 128 KB, cut
 * between the elements of a long list in the top object. Undefined when it is not JSON or passes the
 * bounds of depth and size. Throws nothing.
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
      // "[1,]" must stay an error although both of its pieces would parse.
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
