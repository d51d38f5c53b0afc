import { addressParser } from "postal-mime";
import { isCompany } from "./given-names";
import type { Mailbox } from "../addresses/mailboxes";
import { displayName, isLastFirst, looksLikeName, withoutRemark, withoutTitle } from "./names";
import { acceptable, splitOutsideQuotes, withoutEdges } from "./pieces";
import { PARTICLES, SUFFIXES } from "../common/words";

/**
 * Returns the display name of `Name <address>`: the text after the last separator that is not quoted. In a
 * list with semicolons a comma is part of the name, as in Outlook's "Last, First <address>".
 */
export function mailboxName(text: string, box: Mailbox, semicolons: boolean): string {
  const last = withoutTags(withoutEdges(splitOutsideQuotes(text, /[;、；؛\t|\n]/).at(-1) ?? ""));
  const pieces = splitOutsideQuotes(last, /[,，،]/);
  const [own = "", before = "", earlier = ""] = pieces.toReversed();
  if (pieces.length < 2 || last.startsWith('"'))
    return acceptable(displayName(phraseOf(last, box)));
  if (isSuffix(own) && looksLikeName(before))
    return semicolons && isLastFirst(earlier, before)
      ? `${before} ${earlier}, ${own}`
      : `${before}, ${own}`;
  const given = withoutDepartment(withoutRemark(own));
  const { rest: surname } = withoutTitle(before);
  const words = surname.split(" ").filter((word) => !PARTICLES.has(word.toLowerCase())).length;
  if (isLastFirst(surname, given) && (words === 1 || semicolons))
    return displayName(`${before}, ${given}`);
  const plain = /^\p{L}[\p{L}\p{M}'’ .-]+, [\p{L}\p{M}'’ .-]+$/u.test(last);
  const whole = semicolons && plain && !isCompany(before);
  return acceptable(displayName(whole ? last : own));
}

/** Removes tags of email systems: `[EXTERNAL] Petrova, Anna` and `'Petrova, Anna' via Events`. */
function withoutTags(text: string): string {
  const name = text.replace(/^\[[^\][]{1,30}\]\s+(?=[\p{L}"'])/u, "");
  return name
    .replace(/^(["'])(.+)\1\s+via\s[^,]+$/u, "$2")
    .replace(/(\p{L})\s+via\s[^,"]+("?)$/u, "$1$2");
}

function isSuffix(text: string): boolean {
  return SUFFIXES.has(text.toLowerCase().replaceAll(".", ""));
}

/** Removes a department after a given name: "Clara - Marketing" or "Clara /Marketing/". */
function withoutDepartment(given: string): string {
  return given.replace(/\s+(?:[-–—|]\s+|\/).*$/u, "").trim() || given;
}

/** Decodes comments, escapes and encoded words with the library (RFC 5322, RFC 2047). */
function phraseOf(text: string, box: Mailbox): string {
  if (!/[\\(]|=\?/.test(text) || /^['“«]/.test(text)) return text;
  const [parsed, ...more] = addressParser(`${text} <${box.found.email}>`);
  if (!parsed || more.length > 0 || parsed.group) return text;
  return parsed.address === box.found.email && parsed.name ? parsed.name : text;
}
