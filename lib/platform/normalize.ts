/** Letters that Unicode does not decompose, and how people type them. */
const LETTERS: Readonly<Record<string, string>> = {
  ł: "l",
  ø: "o",
  ı: "i",
  đ: "d",
  ð: "d",
  ħ: "h",
  þ: "th",
  ß: "ss",
  æ: "ae",
  œ: "oe",
  "’": "'",
  "‘": "'",
  ʼ: "'",
  "`": "'",
};
const SPECIAL = new RegExp(`[${Object.keys(LETTERS).join("")}]`, "gu");

/** Zero-width and direction characters, soft hyphens and the byte order mark. */
const INVISIBLE = /[\u{ad}\u{200b}-\u{200f}\u{202a}-\u{202e}\u{2060}-\u{2069}\u{feff}]/gu;
/** The same without the joiners that Persian, Indic scripts and emoji need. */
const STRAY = /[\u{ad}\u{200b}\u{200e}\u{200f}\u{202a}-\u{202e}\u{2060}-\u{2069}\u{feff}]/gu;

/**
 * Returns a text as it is compared, sorted and searched: compatibility forms unified; accents, case
 * and invisible characters dropped (ё finds е, ł finds l, ’ finds '); white space collapsed.
 */
export function fold(text: string): string {
  return text
    .replace(/´/g, "'")
    .normalize("NFKD")
    .replace(/\p{Mark}/gu, "")
    .replace(INVISIBLE, "")
    .toLowerCase()
    .replace(SPECIAL, (letter) => LETTERS[letter] ?? letter)
    .replace(/\s+/g, " ")
    .trim();
}

/** Returns a name as Foyer stores it: composed (NFC), without stray invisible characters. */
export function cleanName(name: string): string {
  return name.normalize("NFC").replace(STRAY, "").replace(/\s+/g, " ").trim();
}

/** Returns a text as a person sees it, to compare it with what they typed: no invisible characters at all. */
export function visibleText(text: string): string {
  return cleanName(text.replace(INVISIBLE, ""));
}

/** Returns an email address as an identity; Boomstream's own rule is not documented. */
export function emailKey(email: string): string {
  return email.normalize("NFKC").trim().toLowerCase();
}

/**
 * Returns an address as Foyer stores it: NFKC, trimmed, and an internationalized domain as punycode
 * (RFC 3492).
 */
export function normalizeEmail(typed: string): string {
  const email = typed.normalize("NFKC").trim();
  const at = email.lastIndexOf("@");
  const domain = email.slice(at + 1);
  // Letters, digits, dots and hyphens only: URL parsing would accept more than a host.
  if (at < 1 || !/[^\0-\x7f]/.test(domain) || !/^[\p{L}\p{M}\p{N}.-]+$/u.test(domain)) return email;
  const url = `http://${domain}`;
  return URL.canParse(url) ? `${email.slice(0, at)}@${new URL(url).hostname}` : email;
}
