import { isAnswer } from "../common/declined";
import { labelOf } from "../common/labels";
import { isData } from "../common/words";

/** Returns the parts of a text between its separators, which don't count within quotes. */
export function splitOutsideQuotes(text: string, separator: RegExp): string[] {
  if (!text.includes('"')) return trimmed(text.split(separator));
  const kept: string[] = [];
  const masked = text.replace(/"[^"]*"/g, (quote) => `\u{0}${kept.push(quote) - 1}\u{0}`);
  return trimmed(
    // oxlint-disable-next-line no-control-regex
    masked
      .split(separator)
      .map((part) => part?.replace(/\0(\d+)\0/g, (_, at) => kept[Number(at)] ?? "")),
  );
}

function trimmed(parts: readonly (string | undefined)[]): string[] {
  return parts.map((part) => part?.trim() ?? "").filter((part) => part !== "");
}

const SEPARATOR =
  /[,;、，；،؛\t|/\n•·]|\s(?:[-–—=→]+|[-–—=]+>|\.{2,}|…)(?=\s|$)|^[-–—=→:]+\s|\s{2,}|:\s*$/u;

/** Returns the pieces of a text beside an address that can be names: no labels, data, addresses. */
export function piecesOf(text: string): string[] {
  return splitOutsideQuotes(text, SEPARATOR)
    .filter(isNoMarkup)
    .map((piece) => {
      const label = labelOf(`${piece} `);
      return label ? (label.kind === "name" || label.kind === "other" ? label.value : "") : piece;
    })
    .map((piece) => acceptable(piece.trim()))
    .filter((piece) => piece !== "" && !piece.includes("@") && !isData(piece))
    .filter((piece) => !isLetter(piece) && !isAnswer(piece));
}

/** Nothing with angle brackets is a name. */
function isNoMarkup(piece: string): boolean {
  return piece.includes("=?") || !/[<>]/.test(piece);
}

/** "T" and "E" stand before phone numbers and addresses. In Chinese one character is a name. */
function isLetter(piece: string): boolean {
  return piece.length < 3 && /^(?!\p{Lo})\p{L}\.?$/u.test(piece);
}

/** Returns a name without punctuation around it; empty if it can't be one. */
export function acceptable(name: string): string {
  const bare = withoutEdges(name);
  const text = bare.split('"').length === 2 ? bare.replace(/^"|"$/, "") : bare;
  return /\p{L}|\p{Extended_Pictographic}/u.test(text) &&
    !isData(text) &&
    !isConnective(text) &&
    !/(?:^|\/)(?:o|ou|cn)=/i.test(text)
    ? text
    : "";
}

/** Returns a text without the dashes, dots and separators around it. */
export function withoutEdges(text: string): string {
  return text.replace(/^[\s\-–—:,.&]+|(?:[\s\-–—:,&]|(?<=\p{L})[=~#/]|\.{2,}|…)+$/gu, "");
}

function isConnective(text: string): boolean {
  return /^(?:and|or|и|или|und|oder|y|et|ou|e)$/i.test(text);
}

/** Leaves out phone numbers and the handles of chats between the name and the address. */
export function withoutData(text: string): string {
  return text
    .replace(/(?<![\p{L}\p{N}])\+?\d[\d\s().-]{5,30}\d(?![\p{L}\p{N}])/gu, ",")
    .replace(/\(?(?<![\p{L}\p{N}.])@\w{1,40}\)?/gu, "");
}

/** Returns true for one word of letters. */
export function isSingle(piece: string): boolean {
  return /^[\p{L}\p{M}'’-]+$/u.test(piece);
}
