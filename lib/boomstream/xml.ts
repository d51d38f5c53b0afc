import { XMLParser } from "fast-xml-parser";
import { isFields } from "./fields";
import type { Steps } from "./time-slicing";
import { isControl, newScan, scan } from "./xml-guard";
import type { LongList, Scan } from "./xml-guard";

const STRIDE = 128 * 1024;
// The library parses a piece at once, so text that can't be cut, such as one field, has a maximum
// length.
const MAX_PIECE = 128 * 1024;

const parser = new XMLParser({
  parseTagValue: false,
  trimValues: false,
  // The only option that decodes character references. It also decodes HTML names, which xml-guard.ts
  // refuses.
  htmlEntities: true,
  isArray: (name) => /^item$/i.test(name),
});

/**
 * Parses an XML document in steps: passes short pieces, cut between the items of long lists, to fast-xml-parser.
 * First checks that the document is complete, because the library accepts truncated ones. An element becomes its
 * text, or its children by name. A repeated element becomes a list; `Item` is always a list. Returns undefined if
 * the document is incomplete, has text among elements or exceeds the bounds. Never throws.
 */
export function* parseXml(text: string): Steps<{ root: string; value: unknown } | undefined> {
  const state = newScan(text);
  if (!state) return undefined;
  for (let at = state.start; at < text.length; yield) {
    at = scan(state, text, at, Math.min(at + STRIDE, text.length));
    if (at < 0) return undefined;
  }
  if (state.root === undefined || state.open.length > 0) return undefined;
  try {
    const value = yield* parsePieces(text, state, state.root);
    return value === undefined ? undefined : { root: state.root, value };
  } catch {
    return undefined;
  }
}

function* parsePieces(text: string, state: Scan, root: string): Steps<unknown> {
  let skeleton = "";
  let from = state.start;
  for (const list of state.lists) {
    skeleton += text.slice(from, list.open);
    from = list.close;
  }
  const top = parsePiece(skeleton + text.slice(from), root, state.controls);
  if (state.lists.length === 0) return top;
  if (!isFields(top)) return undefined;
  for (const list of state.lists) {
    // A second element with this name would have made it a list of both.
    if (top[list.name] !== "") return undefined;
    const items = yield* parseItems(text, list, state.controls);
    if (!items) return undefined;
    top[list.name] = items;
  }
  return top;
}

function* parseItems(
  text: string,
  list: LongList,
  controls: boolean,
): Steps<Record<string, unknown[]> | undefined> {
  let itemName: string | undefined;
  const all: unknown[] = [];
  let start = list.open;
  for (const end of [...list.cuts, list.close]) {
    const piece = parsePiece(`<x>${text.slice(start, end)}</x>`, "x", controls);
    start = end;
    yield;
    if (typeof piece === "string" && piece.trim() === "") continue;
    const [[name, items] = [], ...others] = isFields(piece) ? Object.entries(piece) : [];
    itemName ??= name;
    if (name === undefined || name !== itemName || others.length > 0) return undefined;
    if (!Array.isArray(items)) return undefined;
    for (const item of items) all.push(item);
  }
  return itemName === undefined ? undefined : { [itemName]: all };
}

function parsePiece(piece: string, root: string, controls: boolean): unknown {
  if (piece.length > MAX_PIECE) return undefined;
  const parsed: unknown = parser.parse(controls ? withoutControls(piece) : piece);
  const value = isFields(parsed) ? parsed[root] : undefined;
  return dropBlanks(value) ? value : undefined;
}

/** Drops the white space between elements; returns false if other text is between them. */
function dropBlanks(value: unknown): boolean {
  if (Array.isArray(value)) return value.every(dropBlanks);
  if (!isFields(value)) return true;
  const between = value["#text"];
  if (between !== undefined) {
    if (typeof between !== "string" || between.trim() !== "") return false;
    delete value["#text"];
  }
  return Object.values(value).every(dropBlanks);
}

/**
 * Replaces references to control characters by U+FFFD, as `sanitizeText` does. The library drops
 * them, which would join the text around them.
 */
function withoutControls(piece: string): string {
  return piece.replace(
    /<!\[CDATA\[.*?\]\]>|<!--.*?-->|&#(?:x([0-9a-fA-F]+)|(\d+));/gs,
    (all, hex?: string, decimal?: string) => {
      const digits = hex ?? decimal;
      if (digits === undefined) return all;
      return isControl(Number.parseInt(digits, hex === undefined ? 10 : 16)) ? "\uFFFD" : all;
    },
  );
}
