import { addressParser } from "postal-mime";
import { labelOf, withoutNumbering } from "./labels";
import type { Mailbox } from "./mailboxes";
import { couldBeName, displayName, isLastFirst, looksLikeName, withoutRemark } from "./names";
import {
  isData,
  isSentenceWord,
  nameMatchesAddress,
  namesNoPerson,
  PARTICLES,
  SUFFIXES,
} from "./words";

/** What a line says besides its addresses. */
export type Context = {
  /** The line is a sentence: only what is plainly a name counts as one. */
  prose: boolean;
  /** The line has several addresses. */
  several: boolean;
  /** The line parts people by semicolons, so a comma is within a name. */
  semicolons: boolean;
};

const LONGEST = 400;

/** Returns the name that stands with an address; empty if there is none for certain. */
export function nameWith(box: Mailbox, context: Context): string {
  const before = box.before.slice(-LONGEST).replace(/\\([,;])/g, "$1");
  const name = context.prose ? nameInSentence(before, box) : nameBefore(before, box, context);
  if (name !== "" && !name.includes("@")) return name;
  return context.prose ? "" : nameAfter(box.after.slice(0, LONGEST), box);
}

/** Returns true if the text around the addresses of a line is a sentence. */
export function isProse(outside: string): boolean {
  const words = outside
    .replace(/\([^()]*\)/g, " ")
    .replace(/(?<!\p{L})(?:e-?mail|mail|tel|phone|mobile|почта|тел|моб)[.:]/giu, " ")
    .split(/[\s,;:.!?<>()[\]"“”«»]+/, 80)
    .filter((word) => /^\p{L}/u.test(word));
  const sentence = words.filter((word) => isSentenceWord(word) && !PARTICLES.has(word)).length;
  const lower = words.filter((word) => /^\p{Ll}/u.test(word) && !PARTICLES.has(word)).length;
  return sentence >= 2 || (sentence >= 1 && lower >= 2) || lower >= 5;
}

function nameBefore(before: string, box: Mailbox, context: Context): string {
  const text = withoutLabels(before, box, context);
  if (text === "") return "";
  if (box.bracket === "<") return mailboxName(text, box, context);
  const pieces = piecesOf(withoutData(text));
  const [first = "", second = ""] = pieces;
  if (pieces.length === 2 && isSingle(first) && isSingle(second) && !isData(second)) {
    if (isLastFirst(first, second)) return `${second} ${first}`;
  }
  const names = pieces.map((piece) => displayName(piece));
  const likely = names.filter(looksLikeName);
  const own = likely.filter((name) => nameMatchesAddress(name, box.found.email));
  const name = (own.length === 1 ? own[0] : likely[0]) ?? names.find(couldBeName) ?? "";
  return isLong(name) ? "" : name;
}

/** "Anna Petrova Lime Studio" is a name with a company, and nobody can say where the name ends. */
function isLong(name: string): boolean {
  const words = name.split(" ").filter((word) => !PARTICLES.has(word.toLowerCase()));
  return words.length > 3 && /\p{Script=Latin}/u.test(name);
}

/** Returns true if a name before an address has another piece beside it that can be the name. */
export function isGuess(name: string, box: Mailbox): boolean {
  if (name === "" || box.bracket === "<" || nameMatchesAddress(name, box.found.email)) return false;
  const pieces = piecesOf(withoutData(box.before.slice(-LONGEST))).map((piece) =>
    displayName(piece),
  );
  return pieces.filter((piece) => piece.includes(" ") && looksLikeName(piece)).length > 1;
}

/** Leaves out phone numbers and the handles of chats between the name and the address. */
function withoutData(text: string): string {
  return text
    .replace(/(?<![\p{L}\p{N}])\+?\d[\d\s().-]{5,30}\d(?![\p{L}\p{N}])/gu, ",")
    .replace(/\(?(?<![\p{L}\p{N}.])@\w{1,40}\)?/gu, "");
}

/** The display name of `Name <address>`: what follows the last separator outside of quotes. */
function mailboxName(text: string, box: Mailbox, { semicolons }: Context): string {
  const parts = splitOutsideQuotes(text, /[;\t|\n]/);
  const last = parts.at(-1) ?? "";
  const pieces = splitOutsideQuotes(last, /,/);
  const own = pieces.at(-1) ?? "";
  if (pieces.length > 1 && !last.startsWith('"')) {
    const before = pieces.at(-2) ?? "";
    if (SUFFIXES.has(own.toLowerCase().replaceAll(".", "")) && looksLikeName(before))
      return `${before}, ${own}`;
    const word = before.split(" ").filter((part) => !PARTICLES.has(part.toLowerCase())).length;
    const lastFirst = isLastFirst(before, withoutRemark(own)) && (word === 1 || semicolons);
    if (lastFirst) return displayName(`${before}, ${own}`);
    return acceptable(displayName(own));
  }
  return acceptable(displayName(phraseOf(last, box)));
}

/** Comments, escapes and encoded words are for the library to read (RFC 5322, RFC 2047). */
function phraseOf(text: string, box: Mailbox): string {
  if (!/[\\(]|=\?/.test(text) || /^['“«]/.test(text)) return text;
  const [parsed, ...more] = addressParser(`${text} <${box.found.email}>`);
  if (!parsed || more.length > 0 || parsed.group) return text;
  return parsed.address === box.found.email && parsed.name ? parsed.name : text;
}

function acceptable(name: string): string {
  const trimmedName = name.replace(/^[\s\-–—:,.&]+|[\s\-–—:,&]+$/gu, "");
  const text = trimmedName.split('"').length === 2 ? trimmedName.replace(/^"|"$/, "") : trimmedName;
  return /\p{L}|\p{Extended_Pictographic}/u.test(text) && !isData(text) && !isConnective(text)
    ? text
    : "";
}

function isConnective(text: string): boolean {
  return /^(?:and|or|и|или|und|oder|y|et|ou|e)$/i.test(text);
}

/** "Anna Petrova (Marketing)": one bracket after the address is a name only if it looks like one. */
function nameAfter(after: string, box: Mailbox): string {
  const comment = /^\s*[([]([^()[\]]*)[)\]]/.exec(after);
  if (comment) {
    const name = displayName(comment[1] ?? "");
    if (looksLikeName(name) && (name.includes(" ") || nameMatchesAddress(name, box.found.email)))
      return name;
    return "";
  }
  if (box.bracket === "<") return "";
  const pieces = piecesOf(after.split(/[;\n]/)[0] ?? "");
  const [first = "", second = ""] = pieces.filter((piece) => !isData(piece));
  if (
    isSingle(first) &&
    isSingle(second) &&
    isLastFirst(first, second) &&
    looksLikeName(second) &&
    pieces.length === 2
  )
    return nameMatchesAddress(second, box.found.email) ? `${second} ${first}` : displayName(first);
  return pieces.map((piece) => displayName(piece)).find((piece) => looksLikeName(piece)) ?? "";
}

/** In a sentence a name is two or three capitalized words directly before the address. */
function nameInSentence(before: string, box: Mailbox): string {
  if (box.bracket === "") return "";
  const text = before.trim();
  const quoted = /"([^"]{1,80})"$/.exec(text)?.[1];
  if (quoted !== undefined && looksLikeName(quoted)) return displayName(quoted);
  const words = text.split(/\s+/);
  const run: string[] = [];
  for (const word of words.toReversed()) {
    if (!/^\p{Lu}[\p{L}\p{M}'’-]*$/u.test(word) || isSentenceWord(word)) break;
    run.unshift(word);
  }
  const name = run.join(" ");
  // In Russian sentences names are declined: "пригласите Анну Петрову".
  if (/\p{Script=Cyrillic}/u.test(name)) return "";
  if (run.length < 2 || run.length > 3 || !looksLikeName(name)) return "";
  // At the beginning of a sentence the first capital says nothing.
  const previous = words[words.length - run.length - 1] ?? "";
  const begins = previous === "" || /[.!?:]$/.test(previous);
  return begins && run.length === 3 && !isCyrillicName(run) ? "" : name;
}

function isCyrillicName(run: readonly string[]): boolean {
  return /(?:вич|вна|ич|инична)$/iu.test(run.at(-1) ?? "");
}

/** Leaves out numbering, header labels and group names (RFC 5322, 3.4). */
function withoutLabels(before: string, box: Mailbox, context: Context): string {
  let text = withoutNumbering(before.replace(/^[\s,;|/]+/, ""));
  for (let label = labelOf(text); label; label = labelOf(text)) {
    const value = label.value.trim();
    if (value === "" && label.kind === "other" && isSpoken(label.label, box, context))
      return withoutNumbering(label.label);
    text = withoutNumbering(value);
  }
  return text.trim();
}

/** "Anna Petrova: anna@corp.example" names a person, "Speakers: anna@corp.example" a group. */
function isSpoken(label: string, box: Mailbox, { several }: Context): boolean {
  const name = withoutNumbering(label);
  if (several || !couldBeName(name) || namesNoPerson(name)) return false;
  return (looksLikeName(name) && name.includes(" ")) || nameMatchesAddress(name, box.found.email);
}

function piecesOf(text: string): string[] {
  return splitOutsideQuotes(text, /[,;\t|/\n•·]|\s[-–—=→]+(?=\s|$)|^[-–—=→:]+\s|\s{2,}|:\s*$/u)
    .map((piece) => {
      const label = labelOf(`${piece} `);
      return label ? (label.kind === "name" || label.kind === "other" ? label.value : "") : piece;
    })
    .map((piece) => acceptable(piece.trim()))
    .filter((piece) => piece !== "" && !piece.includes("@") && !isData(piece));
}

function isSingle(piece: string): boolean {
  return /^[\p{L}\p{M}'’-]+$/u.test(piece);
}

function splitOutsideQuotes(text: string, separator: RegExp): string[] {
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
