import { isResponse } from "../common/declined";
import { labelOf } from "../common/labels";
import { isData } from "../common/words";

/** Splits a text at its separators, except within quotes. */
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

/** Returns the pieces of a text that can be names, without labels, data and addresses. */
export function piecesOf(text: string): string[] {
  return splitOutsideQuotes(text, SEPARATOR)
    .filter(isNoMarkup)
    .map((piece) => {
      const label = labelOf(`${piece} `);
      return label ? (label.kind === "name" || label.kind === "other" ? label.value : "") : piece;
    })
    .map((piece) => acceptable(piece.trim()))
    .filter((piece) => piece !== "" && !piece.includes("@") && !isData(piece))
    .filter((piece) => !isLetter(piece) && !isResponse(piece));
}

/** Returns false for text with angle brackets, which is never a name. */
function isNoMarkup(piece: string): boolean {
  return piece.includes("=?") || !/[<>]/.test(piece);
}

/**
 * Returns true for single letters such as "T" and "E" before phone numbers and addresses. One Chinese
 * character can be a name.
 */
function isLetter(piece: string): boolean {
  return piece.length < 3 && /^(?!\p{Lo})\p{L}\.?$/u.test(piece);
}

/** Returns a name without surrounding punctuation; empty if it can't be a name. */
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

/** Removes dashes, dots and separators around a text. */
export function withoutEdges(text: string): string {
  return text.replace(/^[\s\-–—:,.&]+|(?:[\s\-–—:,&]|(?<=\p{L})[=~#/]|\.{2,}|…)+$/gu, "");
}

function isConnective(text: string): boolean {
  return /^(?:and|or|и|или|und|oder|y|et|ou|e)$/i.test(text);
}

/** Removes phone numbers and chat handles between a name and an address. */
export function withoutData(text: string): string {
  return text
    .replace(/(?<![\p{L}\p{N}])\+?\d[\d\s().-]{5,30}\d(?![\p{L}\p{N}])/gu, ",")
    .replace(/\(?(?<![\p{L}\p{N}.])@\w{1,40}\)?/gu, "");
}

/** Returns true for a single word of letters. */
export function isSingle(piece: string): boolean {
  return /^[\p{L}\p{M}'’-]+$/u.test(piece);
}
