const MAX_DEPTH = 32;
const MAX_ELEMENTS = 1_200_000;
// Allows 50,000 people whose names consist of character references.
const MAX_REFERENCES = 1_500_000;
// Bounds the backtracking of the tag pattern.
const MAX_TAG = 4_096;
/** The minimum length of a piece of a list, in characters. */
const PIECE = 32 * 1024;

const BANG = 33;
const SLASH = 47;
const CLOSE = 62;

const DECLARATION = /^<\?xml(?:\s+[a-z]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))+\s*\?>/;
const NAME = /^[A-Za-z_][\w.:-]{0,99}$/;
// name, attributes (ignored: the API sends none), optional "/"
const TAG = /^([A-Za-z_][\w.:-]{0,99})(?:\s+[^\s/<>"'=&]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*\s*(\/?)>/;
const REFERENCE = /&(?:amp|lt|gt|quot|apos|#(?:x([0-9a-fA-F]{1,6})|([0-9]{1,7})));/y;

/** A long list directly inside the root: the bounds of its content, and where to cut it. */
export type LongList = { name: string; open: number; close: number; cuts: number[] };

export type Scan = {
  /** The open elements. */
  open: string[];
  root: string | undefined;
  /** The position of the root's tag, after the declaration. */
  start: number;
  elements: number;
  references: number;
  /** Returns true for a reference to a control character, which XML forbids. */
  controls: boolean;
  /** The next `&` and the next `]]>`, so that nothing is searched twice. */
  amp: number;
  sectionEnd: number;
  list: LongList | undefined;
  lastCut: number;
  lists: LongList[];
};

/** Returns the state before the root; undefined for an invalid declaration. */
export function newScan(text: string): Scan | undefined {
  const declaration = text.startsWith("<?") ? DECLARATION.exec(text.slice(0, MAX_TAG))?.[0] : "";
  if (declaration === undefined) return undefined;
  return {
    open: [],
    root: undefined,
    start: declaration.length,
    elements: 0,
    references: 0,
    controls: false,
    amp: -1,
    sectionEnd: -1,
    list: undefined,
    lastCut: 0,
    lists: [],
  };
}

/**
 * Checks the markup from `at` to about `until`. Returns the position where it stopped; -1 if it is not part of a
 * complete document: every tag closed in order, one root, no document type or processing instruction, only XML's
 * five entities and character references, within the bounds of depth and size. Decodes nothing. Not a generator,
 * because V8 optimizes a plain function better.
 */
export function scan(state: Scan, text: string, at: number, until: number): number {
  while (at >= 0 && at < until) {
    const next = found(text.indexOf("<", at), text);
    if (next > at && !isText(state, text, at, next)) return -1;
    if (next === text.length) return next;
    const kind = text.charCodeAt(next + 1);
    if (kind === SLASH) at = closeTag(state, text, next);
    else if (kind === BANG) at = section(state, text, next);
    else at = openTag(state, text, next);
  }
  return at;
}

const found = (at: number, text: string): number => (at < 0 ? text.length : at);

/** Returns true for control characters that XML 1.0 forbids, even as references. */
export const isControl = (point: number): boolean =>
  point < 32 && point !== 9 && point !== 10 && point !== 13;

function isText(state: Scan, text: string, at: number, end: number): boolean {
  if (state.open.length === 0) return text.slice(at, end).trim() === "";
  if (state.sectionEnd < at) state.sectionEnd = found(text.indexOf("]]>", at), text);
  if (state.sectionEnd < end) return false;
  if (state.amp < at) state.amp = found(text.indexOf("&", at), text);
  for (; state.amp < end; state.amp = found(text.indexOf("&", state.amp + 1), text)) {
    REFERENCE.lastIndex = state.amp;
    const match = REFERENCE.exec(text);
    state.references += 1;
    if (!match || state.references > MAX_REFERENCES) return false;
    const digits = match[1] ?? match[2];
    if (digits === undefined) continue;
    const point = Number.parseInt(digits, match[1] === undefined ? 10 : 16);
    if (point > 0x10ffff || (point >= 0xd800 && point <= 0xdfff)) return false;
    if (isControl(point)) state.controls = true;
  }
  return true;
}

function section(state: Scan, text: string, at: number): number {
  if (text.startsWith("<!--", at)) {
    const end = text.indexOf("-->", at + 4);
    return end < 0 ? -1 : end + 3;
  }
  if (!text.startsWith("<![CDATA[", at) || state.open.length === 0) return -1;
  const end = text.indexOf("]]>", at);
  return end < 0 ? -1 : end + 3;
}

function openTag(state: Scan, text: string, at: number): number {
  const { open } = state;
  let end = text.indexOf(">", at);
  if (end < 0) return -1;
  let name: string | undefined = text.slice(at + 1, end);
  let selfClosing = false;
  if (!NAME.test(name)) {
    const match = TAG.exec(text.slice(at + 1, at + MAX_TAG));
    name = match?.[1];
    if (!match || name === undefined) return -1;
    end = at + match[0].length;
    selfClosing = match[2] === "/";
  }
  state.elements += 1;
  if (open.length === 0) {
    if (state.root !== undefined) return -1;
    state.root = name;
  }
  if (state.elements > MAX_ELEMENTS || open.length >= MAX_DEPTH) return -1;
  if (selfClosing) {
    cut(state, name, end + 1);
    return end + 1;
  }
  if (open.length === 1) {
    state.list = { name, open: end + 1, close: end + 1, cuts: [] };
    state.lastCut = end + 1;
  }
  open.push(name);
  return end + 1;
}

function closeTag(state: Scan, text: string, at: number): number {
  const name = state.open.pop();
  if (name === undefined || !text.startsWith(name, at + 2)) return -1;
  let end = at + 2 + name.length;
  if (text.charCodeAt(end) !== CLOSE) {
    const from = end;
    end = text.indexOf(">", from);
    if (end < 0 || text.slice(from, end).trim() !== "") return -1;
  }
  if (state.open.length === 1) {
    const { list } = state;
    if (list && list.cuts.length > 0) state.lists.push({ ...list, close: at });
    state.list = undefined;
  }
  cut(state, name, end + 1);
  return end + 1;
}

/** Cuts after an item if the piece is long enough. */
function cut(state: Scan, name: string, at: number): void {
  if (!state.list || state.open.length !== 2 || at - state.lastCut < PIECE) return;
  if (name.toLowerCase() !== "item") return;
  state.list.cuts.push(at);
  state.lastCut = at;
}
