import type { Check, SkipReason } from "../common/types";
import { likelyDomain } from "./typo";

/** An address found in a text, with its position. */
export type Found = {
  start: number;
  end: number;
  /** The address as written, without surrounding punctuation. */
  written: string;
  /** The normalized address; a rejected one as written. */
  email: string;
  /** Null: the address can be invited. */
  reason: SkipReason | null;
};

const LOCAL = /[\p{L}\p{M}\p{N}!#$%&'*+/=?^_`~.-]/u;
const DOMAIN = /[\p{L}\p{M}\p{N}.\-_\u{ff0e}\u{3002}]/u;
const ASCII = Array.from({ length: 128 }, (_, code) => String.fromCharCode(code));
const LOCAL_ASCII = ASCII.map((character) => LOCAL.test(character));
const DOMAIN_ASCII = ASCII.map((character) => DOMAIN.test(character));

/** Uses a table for ASCII, because regular expressions are slow for single characters. */
function isLocal(character: string): boolean {
  return LOCAL_ASCII[character.charCodeAt(0)] ?? LOCAL.test(character);
}

function isDomain(character: string): boolean {
  return DOMAIN_ASCII[character.charCodeAt(0)] ?? DOMAIN.test(character);
}

/** RFC 5322 dot-atom, in ASCII only: email servers without SMTPUTF8 reject other letters. */
const DOT_ATOM = /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/;
const HOST = /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+(?:[a-z]{2,63}|xn--[a-z0-9-]{2,59})$/i;
/** A label joined to an address: `email=anna@corp.example`. */
const LABEL =
  /^(?:(?:.*[?&])?(?:e-?mail|mail|mailto|to|cc|bcc|smtp|user|username|login|account|recipient|attendee)=(?:%20)*|(?:%(?:20|22|2c|3b|3c))+)(?=.)/i;

/** The end of a name joined to an address: `Anna Petrova/anna@corp.example`. */
const NAME = /^\p{Lu}\p{Ll}[\p{L}\p{M}'’-]*[/=~#](?=.)/u;

/** Returns all valid and malformed addresses of a text, in order, without overlaps. Runs in linear time. */
export function findAddresses(text: string): Found[] {
  const found: Found[] = [];
  let floor = 0;
  for (let at = text.indexOf("@"); at !== -1; at = text.indexOf("@", Math.max(at + 1, floor))) {
    const next = addressAt(text, at, floor);
    if (!next) continue;
    const last = found.at(-1);
    // Two adjacent addresses are malformed: the boundary between them is unknown.
    if (last && last.end === next.start) {
      const written = text.slice(last.start, next.end);
      Object.assign(last, { end: next.end, written, email: written, reason: "malformed" });
    } else found.push(next);
    floor = next.end;
  }
  return found;
}

function addressAt(text: string, at: number, floor: number): Found | null {
  const quoted = text[at - 1] === '"' ? quotedStart(text, at, floor) : -1;
  let start = quoted === -1 ? at : quoted;
  let more = quoted === -1 && at - floor > 0;
  while (more && start > floor && at - start < 300) {
    const character = characterBefore(text, start);
    if (!isLocal(character)) more = false;
    else start -= character.length;
  }
  // Without a local part, the second "@" of `@a@b` starts a separate address.
  const isEmpty = start === at;
  let end = at + 1;
  let twice = false;
  while (end < text.length && end - at < 600) {
    const character = String.fromCodePoint(text.codePointAt(end) ?? 0);
    if (character === "@" && !isEmpty) twice = true;
    else if (!isDomain(character) && !(twice && isLocal(character))) break;
    end += character.length;
  }
  if (text[at + 1] === "[") end = literalEnd(text, at);
  if (quoted === -1) start = trimmedStart(text, start, at);
  while (end > at + 1 && /[.\-_'*`~/\u{3002}]/u.test(text[end - 1] ?? "")) end--;
  if (text[start] === "'" && text[end] === "'") start++;
  const written = text.slice(start, end);
  if (start === at && !text.slice(at + 1, end).includes(".")) return null;
  if (end === at + 1 && start === at) return null;
  return { start, end, written, ...validateAddress(written) };
}

function characterBefore(text: string, index: number): string {
  const code = text.charCodeAt(index - 1);
  return code >= 0xdc00 && code <= 0xdfff && index > 1
    ? text.slice(index - 2, index)
    : text.slice(index - 1, index);
}

/** Returns the start of a quoted local part (`"anna b"@corp.example`); -1 if there is none. */
function quotedStart(text: string, at: number, floor: number): number {
  const from = Math.max(floor, at - 80);
  const open = text.slice(from, at - 1).lastIndexOf('"');
  return open === -1 || text.slice(from + open, at).includes("\n") ? -1 : from + open;
}

function literalEnd(text: string, at: number): number {
  const close = text.slice(at, at + 60).indexOf("]");
  return close === -1 ? at + 1 : at + close + 1;
}

/**
 * Returns the start without characters joined to the address: quotes, bullets, slashes, Markdown marks,
 * labels.
 */
function trimmedStart(text: string, start: number, at: number): number {
  let from = start;
  while (from < at && /['*`/=?.~-]/.test(text[from] ?? "") && at - from > 1) {
    if (text[from] === "." && from > 0 && /\S/.test(text[from - 1] ?? "")) break;
    from++;
  }
  const label = LABEL.exec(text.slice(from, at)) ?? NAME.exec(text.slice(from, at));
  return label ? from + label[0].length : from;
}

/**
 * Normalizes an address and returns the reason why it can't be invited, or null. Applies NFKC, and converts a
 * domain with non-ASCII letters to punycode (RFC 3492).
 */
export function validateAddress(written: string): { email: string; reason: SkipReason | null } {
  if (DOT_ATOM.test(written.slice(0, Math.max(0, written.indexOf("@"))))) {
    const domain = written.slice(written.indexOf("@") + 1);
    if (HOST.test(domain) && written.length <= 254 && written.indexOf("@") <= 64)
      return {
        email: `${written.slice(0, written.indexOf("@"))}@${domain.toLowerCase()}`,
        reason: null,
      };
  }
  const folded = written.normalize("NFKC").trim();
  const at = folded.lastIndexOf("@");
  const local = folded.slice(0, at);
  if (at < 1 || local.includes("@")) return { email: written, reason: "malformed" };
  if (/[^\0-\x7f]/.test(local))
    return { email: written, reason: mixesScripts(local) ? "lookalike" : "notLatin" };
  const domain = asciiDomain(folded.slice(at + 1));
  if (domain === null || !HOST.test(domain) || !DOT_ATOM.test(local))
    return { email: written, reason: "malformed" };
  const email = `${local}@${domain.toLowerCase()}`;
  return email.length > 254 || local.length > 64
    ? { email: written, reason: "malformed" }
    : { email, reason: null };
}

/** Returns a domain in ASCII form; null if it is not a domain. */
function asciiDomain(domain: string): string | null {
  if (!/[^\0-\x7f]/.test(domain)) return domain;
  // Allows only letters, digits, dots and hyphens, because `new URL` accepts more than a host.
  if (!/^[\p{L}\p{M}\p{N}.-]+$/u.test(domain)) return null;
  const url = `http://${domain}`;
  return URL.canParse(url) ? new URL(url).hostname : null;
}

/** Returns the checks of an address that can be invited. */
export function checksOf({ written, email }: Pick<Found, "written" | "email">): Check[] {
  const at = email.lastIndexOf("@");
  const labels = /[^\0-\x7f]/.test(written) ? written.slice(written.lastIndexOf("@") + 1) : "";
  if (labels !== "" && labels.split(".").some(mixesScripts)) return [{ kind: "mixedScripts" }];
  const likely = likelyDomain(email.slice(at + 1));
  return likely === null ? [] : [{ kind: "typo", suggestion: `${email.slice(0, at)}@${likely}` }];
}

/** Returns the key that identifies an address. */
export function addressKey(email: string): string {
  return email.toLowerCase();
}

/** Returns an address that needs no cleaning, as in most table cells; null for any other text. */
export function plainAddress(text: string): Pick<Found, "written" | "email" | "reason"> | null {
  if (text.length > 254 || !PLAIN.test(text)) return null;
  const at = text.indexOf("@");
  if (at > 64) return null;
  const domain = text.slice(at + 1);
  const lower = domain.toLowerCase();
  const email = lower === domain ? text : `${text.slice(0, at)}@${lower}`;
  return { written: text, email, reason: null };
}
const PLAIN =
  /^[A-Za-z0-9][A-Za-z0-9_+-]*(?:\.[A-Za-z0-9_+-]+)*@(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z]{2,63}$/;

/** Returns true if a text is one address, optionally in brackets or quotes. */
export function isAddressOnly(text: string): boolean {
  return ONLY.test(text);
}
const ONLY =
  /^\s*['"`*]*(?:mailto:)?[<[({]?\s*(?:mailto:)?[^\s@<>()[\]{},;:"|]+@[^\s@<>()[\]{},;:"|]+\.[^\s@<>()[\]{},;:"|]+\s*[>\])}]?['"`*]*\s*[;,.]?\s*$/i;

/** Returns true if a word has Latin letters next to Cyrillic or Greek ones, as look-alike addresses do. */
function mixesScripts(word: string): boolean {
  const scripts = [/\p{Script=Latin}/u, /\p{Script=Cyrillic}/u, /\p{Script=Greek}/u];
  return scripts.filter((script) => script.test(word)).length > 1;
}
