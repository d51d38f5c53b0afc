import { Parser } from "saxen";
import type { Steps } from "../common/types";
import { localName, pieceUntil } from "./xml";
import { isOn } from "./xlsx-styles";

const PIECE_LENGTH = 128 * 1024;
/** Excel's escape of control characters, such as `_x000D_` (ECMA-376, ST_Xstring). */
const ESCAPED = /_x([0-9A-Fa-f]{4})_/g;

/** The shared strings of a workbook, in order; `struck`: their crossed-out text, by index. */
export type SharedStrings = { texts: string[]; struck: Map<number, string> };

/** Returns the shared strings of a workbook; rich text is joined without its crossed-out parts. */
export function* readSharedStrings(xml: string): Steps<SharedStrings> {
  const shared: SharedStrings = { texts: [], struck: new Map() };
  const start = /<(?:[\w-]+:)?sst\b[^>]*>/.exec(xml);
  if (!start) return shared;
  const prefix = /^<([\w-]+:)?/.exec(start[0])?.[1] ?? "";
  const text = new RichText();
  const parser = new Parser()
    .on("openTag", (tag, attributes, _decode, selfClosing) => {
      const name = localName(tag);
      if (name === "si") text.clear();
      text.open(name, attributes, selfClosing);
    })
    .on("text", (value, decode) => text.add(decode(value)))
    .on("cdata", (value) => text.add(value))
    .on("closeTag", (tag) => {
      const name = localName(tag);
      text.close(name);
      if (name !== "si") return;
      if (text.struck !== "") shared.struck.set(shared.texts.length, unescaped(text.struck));
      shared.texts.push(unescaped(text.plain));
      text.clear();
    })
    .on("error", () => undefined);
  for (let at = start.index + start[0].length; at < xml.length;) {
    const { piece, next } = pieceUntil(xml, at, `</${prefix}si>`, PIECE_LENGTH);
    parser.parse(`<piece>${withoutEnd(piece, `</${prefix}sst>`)}</piece>`);
    at = next;
    yield at / xml.length;
  }
  return shared;
}

/**
 * The text of rich text runs (ECMA-376, CT_Rst), without phonetic hints, and separately the crossed-out runs.
 */
export class RichText {
  plain = "";
  struck = "";
  #inText = false;
  #phonetic = false;
  #crossed = false;

  clear(): void {
    this.plain = "";
    this.struck = "";
    this.#crossed = false;
  }

  open(name: string, attributes: () => Record<string, string>, selfClosing: boolean): void {
    if (name === "r") this.#crossed = false;
    else if (name === "strike") this.#crossed = isOn(attributes()["val"]);
    else if (name === "rPh") this.#phonetic = !selfClosing;
    else if (name === "t") this.#inText = !selfClosing;
  }

  add(text: string): void {
    if (!this.#inText || this.#phonetic) return;
    if (this.#crossed) this.struck += text;
    else this.plain += text;
  }

  close(name: string): void {
    if (name === "t") this.#inText = false;
    else if (name === "rPh") this.#phonetic = false;
    else if (name === "r") this.#crossed = false;
  }
}

function withoutEnd(piece: string, end: string): string {
  const at = piece.lastIndexOf(end);
  return at === -1 ? piece : piece.slice(0, at);
}

/** Decodes the escapes in the text of a cell. */
export function unescaped(text: string): string {
  if (!text.includes("_x")) return text.trim();
  return text
    .replace(ESCAPED, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    .trim();
}
