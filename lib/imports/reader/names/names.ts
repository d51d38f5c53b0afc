import { decodeWords } from "postal-mime";
import { tidyName } from "../common/clean";
import { isCompany } from "./given-names";
import { isData, isSentenceWord, namesNoPerson, PARTICLES, SUFFIXES } from "../common/words";

const PAIRS: Readonly<Record<string, string>> = {
  '"': '"',
  "'": "'",
  "`": "`",
  "«": "»",
  "“": "”",
  "„": "“",
  "‘": "’",
  "‚": "‘",
  "”": "”",
  "’": "’",
};

/** Returns a display name without outer quotes and escapes, in natural order. */
export function displayName(written: string): string {
  const decoded = written.includes("=?") ? decodeWords(unfolded(written)) : written;
  const inner = unquoted(unmarked(tidyName(decoded)));
  return naturalOrder(withoutRemark(inner));
}

/** Returns a name in natural order: "Petrova, Anna" becomes "Anna Petrova". */
function naturalOrder(name: string): string {
  const parts = name.split(",").map((part) => part.trim());
  const [last = "", first = "", suffix = ""] = parts;
  if (parts.length === 3 && SUFFIXES.has(suffix.toLowerCase().replace(/[^\p{L}]/gu, "")))
    return isLastFirst(last, first) ? `${first} ${last}, ${suffix}` : name;
  const junior = /^(.+?)\s+((?:jr|sr|ii|iii|iv)\.?)$/i.exec(last);
  if (parts.length === 2 && junior && isLastFirst(junior[1] ?? "", first))
    return `${first} ${junior[1]} ${junior[2]}`;
  if (parts.length !== 2 || last === "") return name;
  if (first === "") return last;
  const { title, rest } = withoutTitle(last);
  return isLastFirst(rest, first) ? `${title}${first} ${rest}` : name;
}

/** Splits a surname from the titles before it: "Dr. Müller". */
export function withoutTitle(surname: string): { title: string; rest: string } {
  const title = TITLES.exec(surname)?.[0] ?? "";
  return { title, rest: surname.slice(title.length) };
}
const TITLES =
  /^(?:(?:dr|prof|ing|dipl|mr|mrs|ms|herr|frau|hr|sr|sra|mme|mlle)\.?(?:-ing\.?)?\s+)+(?=\p{L})/iu;

/** Returns true if two parts can be surname and given name. */
export function isLastFirst(last: string, first: string): boolean {
  const [left, right] = [last.split(" "), first.split(" ")];
  if (left.length > 4 || right.length > 3 || isCompany(last)) return false;
  if (/[\d@:/"]/.test(last + first) || last.length < 2 || !/\p{L}/u.test(first)) return false;
  if (/^\p{Lu}/u.test(last) && /^\p{Ll}/u.test(first)) return false;
  // "Best, Anna Petrova" is the end of a letter.
  if (right.length > 1 && left.length === 1 && isSentenceWord(last)) return false;
  const named = left.filter((word) => !PARTICLES.has(word.toLowerCase()));
  if (named.length > 2) return false;
  return ![...left, ...right].some((word) =>
    SUFFIXES.has(word.toLowerCase().replace(/[^\p{L}]/gu, "")),
  );
}

/** Removes quotes around the whole text, and backslash escapes (RFC 5322). */
function unquoted(text: string): string {
  let inner = text.trim();
  for (let depth = 0; depth < 3; depth++) {
    const open = inner[0] ?? "";
    const close = PAIRS[open];
    if (inner.length < 2 || close === undefined || !inner.endsWith(close)) break;
    const content = inner.slice(1, -1);
    if (open === close && content.replace(/\\./g, "").includes(open)) break;
    inner = content.replace(/\\(.)/g, "$1").trim();
  }
  return inner;
}

/** Removes Markdown emphasis and brackets around the whole name. */
function unmarked(text: string): string {
  return text
    .replace(/^(\*{1,3}|_{1,3}|~~|`)(.+)\1$/, "$2")
    .replace(/^\[([^[\]]*)\]$/, "$1")
    .trim();
}

/**
 * Removes a remark: "Anna Petrova (Marketing)" becomes "Anna Petrova". A name fully in brackets is not
 * changed.
 */
export function withoutRemark(name: string): string {
  const without = name.replace(/\s+[([{][^()[\]{}]*[)\]}]\s*$/, "").trim();
  return /\p{L}/u.test(without) && !/[([{]/.test(without) ? without : name;
}

function unfolded(text: string): string {
  return text.replace(/\s*\n\s+/g, " ");
}

const WORD = /^[\p{Lu}\p{Lt}][\p{L}\p{M}'’.-]*$|^\p{Lo}[\p{Lo}\p{M}’'-]*$/u;

/** Returns true if a text has the form of a person's name: a few capitalized words. */
export function looksLikeName(text: string): boolean {
  const words = text
    .replace(/[,"“”«»]/g, " ")
    .trim()
    .split(/\s+/);
  if (words.length > 6 || text.length > 100 || isData(text) || namesNoPerson(text)) return false;
  if (!WORD.test(words[0] ?? "") && !PARTICLES.has((words[0] ?? "").toLowerCase())) return false;
  return (
    words.every((word) => WORD.test(word) || PARTICLES.has(word)) &&
    words.some((word) => WORD.test(word)) &&
    !(words.length > 1 && words.some((word) => isSentenceWord(word) && !PARTICLES.has(word)))
  );
}

/** Returns true if a text can be a name without capitals: a few words of letters. */
export function couldBeName(text: string): boolean {
  if (looksLikeName(text)) return true;
  if (text.length > 100 || isData(text) || namesNoPerson(text)) return false;
  const words = text.trim().split(/\s+/);
  return (
    words.length <= 4 &&
    words.every((word) => /^[\p{L}\p{M}\p{N}"'’“”«»&.,-]+$/u.test(word)) &&
    !words.some((word) => isSentenceWord(word) && !PARTICLES.has(word.toLowerCase()))
  );
}
