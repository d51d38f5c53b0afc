import { isBasicForm } from "./given-names";
import type { Mailbox } from "../addresses/mailboxes";
import { displayName, looksLikeName } from "./names";
import { isSentenceWord, PARTICLES } from "../common/words";

const HEADER = /^\s*(?:to|cc|bcc|from|reply-to|кому|копия|от|an|von|para|de|à|pour)\s*:/iu;
/** An encoded word (RFC 2047). */
const ENCODED_WORD = /=\?[^?\s]{1,40}\?[bq]\?[^?\s]{0,80}\?=/gi;

/** The suffix of mailing lists after a name: `Anna Petrova via Events <`. */
const VIA = /\svia\s[^<>;,]{1,60}(?=<)/giu;

/** Returns true if the text around the addresses of a line is a sentence. */
export function isProse(text: string): boolean {
  const words = text
    .replace(HEADER, " ")
    .replace(ENCODED_WORD, " ")
    .replace(VIA, " ")
    .replace(/\([^()]*\)/g, " ")
    .replace(/(?<!\p{L})(?:e-?mail|mail|tel|phone|mobile|почта|тел|моб)[.:]/giu, " ")
    .split(/[\s,;:.!?<>()[\]"“”«»]+/, 80)
    // A single capital is an initial.
    .filter((word) => /^\p{L}/u.test(word) && !/^\p{Lu}$/u.test(word));
  // A capitalized word within the line belongs to a name: "Will Grace", "Mark Guest".
  const sentence = words.filter(
    (word, at) =>
      (at === 0 || /^\p{Ll}/u.test(word)) && isSentenceWord(word) && !PARTICLES.has(word),
  ).length;
  const lower = words.filter((word) => /^\p{Ll}/u.test(word) && !PARTICLES.has(word)).length;
  return sentence >= 2 || (sentence >= 1 && lower >= 2) || lower >= 5;
}

/** Returns the name in a sentence: two or three capitalized words directly before the address. */
export function nameInSentence(before: string, box: Mailbox): string {
  const spoken = /\p{L}\s*:\s*$/u.test(before);
  if (box.bracket === "" && !spoken) return "";
  const text = before.trim().replace(/\s*:$/, "");
  const quoted = /"([^"]{1,80})"$/.exec(text)?.[1];
  if (quoted !== undefined && looksLikeName(quoted)) return displayName(quoted);
  const words = text.split(/\s+/);
  const run: string[] = [];
  for (const word of words.toReversed()) {
    if (!/^\p{Lu}[\p{L}\p{M}'’-]*$/u.test(word) || isSentenceWord(word)) break;
    run.unshift(word);
  }
  const name = run.join(" ");
  if (run.length < 2 || run.length > 3 || !looksLikeName(name)) return "";
  // Names in Russian sentences are inflected: "пригласите Анну Петрову".
  if (/\p{Script=Cyrillic}/u.test(name)) return isBasicForm(run) ? name : "";
  // At the beginning of a sentence, the first capital is not evidence of a name.
  const previous = words[words.length - run.length - 1] ?? "";
  return (previous === "" || /[.!?:]$/.test(previous)) && run.length === 3 ? "" : name;
}
