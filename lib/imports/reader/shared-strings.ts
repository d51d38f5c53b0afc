import { Parser } from "saxen";
import type { Steps } from "./types";
import { localName, pieceUntil } from "./xml";

const PIECE = 128 * 1024;
/** Excel writes control characters as `_x000D_` (ECMA-376, ST_Xstring). */
const ESCAPED = /_x([0-9A-Fa-f]{4})_/g;

/** Returns the shared strings of a workbook in their order, rich text joined. */
export function* readSharedStrings(xml: string): Steps<string[]> {
  const strings: string[] = [];
  const start = /<(?:[\w-]+:)?sst\b[^>]*>/.exec(xml);
  if (!start) return strings;
  const prefix = /^<([\w-]+:)?/.exec(start[0])?.[1] ?? "";
  let text: string | null = null;
  let inText = false;
  let phonetic = false;
  const parser = new Parser();
  parser.on("openTag", (tag, _attributes, _decode, selfClosing) => {
    const name = localName(tag);
    if (name === "si") text = "";
    if (name === "rPh" && !selfClosing) phonetic = true;
    if (name === "t") inText = !selfClosing && !phonetic;
  });
  parser.on("text", (value, decode) => {
    if (inText) text = (text ?? "") + decode(value);
  });
  parser.on("cdata", (value) => {
    if (inText) text = (text ?? "") + value;
  });
  parser.on("closeTag", (tag) => {
    const name = localName(tag);
    if (name === "t") inText = false;
    if (name === "rPh") phonetic = false;
    if (name !== "si") return;
    strings.push(unescaped(text ?? ""));
    text = null;
  });
  parser.on("error", () => undefined);
  for (let at = start.index + start[0].length; at < xml.length;) {
    const { piece, next } = pieceUntil(xml, at, `</${prefix}si>`, PIECE);
    parser.parse(`<piece>${withoutEnd(piece, `</${prefix}sst>`)}</piece>`);
    at = next;
    yield at / xml.length;
  }
  return strings;
}

function withoutEnd(piece: string, end: string): string {
  const at = piece.lastIndexOf(end);
  return at === -1 ? piece : piece.slice(0, at);
}

/** Returns the text of a cell with its escapes as characters. */
export function unescaped(text: string): string {
  if (!text.includes("_x")) return text.trim();
  return text
    .replace(ESCAPED, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    .trim();
}
