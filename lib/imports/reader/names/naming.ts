import { isCompany, personScore } from "./given-names";
import { labelOf, withoutNumbering } from "../common/labels";
import { mailboxName } from "./mailbox-name";
import type { Mailbox } from "../addresses/mailboxes";
import { couldBeName, displayName, isLastFirst, looksLikeName } from "./names";
import { isSingle, piecesOf, withoutData } from "./pieces";
import { nameInSentence } from "./sentence-name";
import { isData, nameMatchesAddress, namesNoPerson, PARTICLES } from "../common/words";

/** The text of a line around its addresses. */
export type Context = {
  /** The line is a sentence, so only a clear name is accepted. */
  prose: boolean;
  /** The line has several addresses. */
  several: boolean;
  /** Each address has a separate label: `Anna: anna@…, Boris: boris@…`. */
  labeled?: boolean;
  /** Semicolons separate people, so a comma is part of a name. */
  semicolons: boolean;
};

const MAX_CONTEXT_LENGTH = 400;
/** A name has a letter or an emoji. */
const NAMED = /\p{L}|\p{Extended_Pictographic}/u;

/** Returns the name of an address; empty if no name is certain. */
export function nameWith(box: Mailbox, context: Context): string {
  const before = withoutTags(box.before.slice(-MAX_CONTEXT_LENGTH)).replace(/\\([,;])/g, "$1");
  const name = context.prose ? nameInSentence(before, box) : nameBefore(before, box, context);
  if (name !== "" && !name.includes("@")) return name;
  return context.prose ? "" : nameAfter(box.after.slice(0, MAX_CONTEXT_LENGTH), box);
}

/** Removes HTML tags in a text: `<td><a href=mailto:anna@corp.example>`. */
function withoutTags(text: string): string {
  return text.includes("<")
    ? text.replace(/<\/?[a-z][a-z0-9]*(?:\s[^<>]*)?(?:>|$|(?=<))/gi, " ")
    : text;
}

function nameBefore(before: string, box: Mailbox, context: Context): string {
  if (!NAMED.test(before)) return "";
  const text = withoutLabels(before, box, context);
  if (text === "") return "";
  if (box.bracket === "<") return mailboxName(text, box, context.semicolons);
  const pieces = piecesOf(withoutData(text));
  const [first = "", second = ""] = pieces;
  if (pieces.length === 2 && isSingle(first) && isSingle(second) && !isData(second)) {
    if (isLastFirst(first, second)) return `${second} ${first}`;
  }
  const names = pieces.map((piece) => displayName(piece));
  if (names.length === 0) return "";
  const name = likeliest(names, box) ?? withoutRole(names.find(couldBeName) ?? "");
  return mayHaveCompany(name, box.found.email) || isCommonWord(name, box, context) ? "" : name;
}

/**
 * Returns true for a single lower-case word that the address does not contain: "engineer, anna@corp.example".
 */
function isCommonWord(name: string, box: Mailbox, { several }: Context): boolean {
  return (
    !several && /^\p{Ll}[\p{L}\p{M}]*$/u.test(name) && !nameMatchesAddress(name, box.found.email)
  );
}

function isRole(word: string): boolean {
  return /^\p{Ll}/u.test(word) && !PARTICLES.has(word);
}

/** Removes a role before a name: "director Anna Petrova", "Chief accountant Anna Petrova". */
function withoutRole(name: string): string {
  const words = name.split(" ");
  const from = words.findLastIndex(isRole) + 1;
  if (from === 0 || PARTICLES.has(words[0] ?? "")) return name;
  const person = words.slice(from).join(" ");
  if (words.length - from > 1 && looksLikeName(person) && !isCompany(person)) return person;
  // "Anna petrova" is a name in careless case; "Chief accountant Petrova" is not a name.
  return words.length > 2 && /^\p{Lu}/u.test(name) ? "" : name;
}

/** Returns the name that the address contains, or else the most likely name of a person. */
function likeliest(names: readonly string[], box: Mailbox): string | undefined {
  const likely = names.filter(looksLikeName);
  const own = likely.filter((name) => nameMatchesAddress(name, box.found.email));
  return own.length === 1 ? own[0] : mostLikelyPerson(likely);
}

/** Returns the first of the texts with the highest `personScore`. */
export function mostLikelyPerson(names: readonly string[]): string | undefined {
  const best = Math.max(...names.map(personScore));
  return names.find((name) => personScore(name) === best);
}

/** Returns true for "Anna Petrova Lime Studio": the end of the name before a company is unknown. */
function mayHaveCompany(name: string, email: string): boolean {
  const words = name.split(" ").filter((word) => !PARTICLES.has(word.toLowerCase()));
  if (words.length <= 3 || !/\p{Script=Latin}/u.test(name)) return false;
  // "Nguyễn Thị Minh Khai khai@…": the address shows that the last word is part of the name.
  return isCompany(name) || !nameMatchesAddress(words.at(-1) ?? "", email);
}

/** Returns true if another piece of text beside the name could also be the name. */
export function isGuess(name: string, box: Mailbox): boolean {
  if (name === "" || box.bracket === "<" || nameMatchesAddress(name, box.found.email)) return false;
  const pieces = piecesOf(withoutData(box.before.slice(-MAX_CONTEXT_LENGTH)))
    .map((piece) => displayName(piece))
    .filter((piece) => piece.includes(" ") && looksLikeName(piece));
  const own = personScore(name);
  return pieces.filter((piece) => personScore(piece) >= own).length > 1;
}

/** Returns the name after an address. Text in brackets must have the form of a name, unlike "(Marketing)". */
function nameAfter(after: string, box: Mailbox): string {
  if (!NAMED.test(after)) return "";
  const comment = /^\s*[([{]([^()[\]{}]*)[)\]}]/.exec(after);
  if (comment) {
    const name = displayName(comment[1] ?? "");
    const [person = ""] = looksLikeName(name)
      ? [name]
      : piecesOf(comment[1] ?? "").map(displayName);
    const isName = looksLikeName(person) && personScore(person) > 0;
    return isName && (person.includes(" ") || nameMatchesAddress(person, box.found.email))
      ? person
      : "";
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
  const names = pieces.map((piece) => displayName(piece)).filter(looksLikeName);
  return (
    likeliest(
      names.filter((name) => personScore(name) > 0),
      box,
    ) ?? ""
  );
}

/** A label directly before the address. */
const EMAIL_LABEL =
  /(?:^|[\s([,;|–—-])[\s([,;|–—-]*(?:(?:work|home|office|business|private|personal|рабочая|личная|geschäftlich|privat|trabajo|travail)\s+)?(?:e-?mail|mail|почта|имейл|эл\. ?почта|адрес|correo|courriel|adresse)\s*[:=]?\s*$/iu;
const GREETING =
  /^\s*(?:dear|hi|hello|hallo|liebe[rs]?|bonjour|cher|chère|hola|estimad[oa]|уважаем(?:ый|ая)|привет),?\s+(?=\p{Lu})/iu;
const HANDLE = /(?<=^|[\s\]])\(?@\w{1,40}\)?\s+(?=\p{L})/u;

/** Removes numbering, header labels and group names (RFC 5322, 3.4). */
function withoutLabels(before: string, box: Mailbox, context: Context): string {
  const own = before.replace(EMAIL_LABEL, " ").replace(HANDLE, "").replace(GREETING, "");
  let text = withoutNumbering(withoutSeparators(own));
  for (let label = labelOf(text); label; label = labelOf(text)) {
    const value = label.value.trim();
    if (value === "" && label.kind === "other" && isPersonLabel(label.label, box, context))
      return withoutNumbering(label.label);
    text = withoutNumbering(withoutSeparators(value));
  }
  return text.trim();
}

function withoutSeparators(text: string): string {
  return text.replace(
    /^[\s,;、，；،؛|/]+(?:(?:and|or|und|oder|sowie|et|и|или|y)\s+(?=\p{Lu}))?|^(?:and|or|und|oder|sowie|et|и|или|y)\s+(?=\p{Lu})/u,
    "",
  );
}

/** Returns true if a label names a person ("Anna Petrova:"), not a group ("Speakers:"). */
function isPersonLabel(label: string, box: Mailbox, { several, labeled }: Context): boolean {
  const name = withoutNumbering(label);
  if (!couldBeName(name) || namesNoPerson(name) || (several && !labeled)) return false;
  if (nameMatchesAddress(name, box.found.email)) return true;
  // Before several addresses, a label usually names a group.
  return looksLikeName(name) && name.includes(" ") && (!several || personScore(name) > 0);
}
