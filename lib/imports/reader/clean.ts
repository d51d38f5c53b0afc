/** Direction marks, zero-width characters, soft hyphens and byte order marks. */
const INVISIBLE =
  /[\u{ad}\u{61c}\u{180e}\u{200b}\u{200e}\u{200f}\u{202a}-\u{202e}\u{2060}-\u{2069}\u{feff}]/gu;
/** Joiners and variation selectors belong to emoji, and joiners to some scripts. */
const STRAY_JOINER =
  /(?<![\p{Extended_Pictographic}\p{Emoji_Modifier}\u{fe0f}\p{Script=Arabic}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Sinhala}])[\u{200c}\u{200d}]|(?<![\p{Extended_Pictographic}\p{Emoji_Modifier}\d#*])[\u{fe00}-\u{fe0f}]|(?<=\p{Script=Arabic})[\u{200c}\u{200d}](?!\p{Script=Arabic})/gu;
const SPACES = /[\u{a0}\u{1680}\u{2000}-\u{200a}\u{202f}\u{205f}\u{3000}]/gu;
const LINE_ENDS = /\r\n?|[\u{85}\u{2028}\u{2029}\v\f]/gu;
const AT = /[\u{ff20}\u{fe6b}]/gu;
// oxlint-disable-next-line no-control-regex
const CONTROL = /[\0-\x08\x0e-\x1f\x7f]/gu;
// oxlint-disable-next-line no-control-regex
const PLAIN = /^[\n\t\x20-\x7e\u{c0}-\u{17f}\u{400}-\u{45f}]*$/u;

/** Words of plain letters with single spaces. */
const TIDY = /^(?:[A-Za-zА-Яа-яЁё.'-]+ )*[A-Za-zА-Яа-яЁё.'-]*$/;

/**
 * Returns a text with `\n` line ends, ordinary spaces and `@`, and without invisible and control
 * characters. Lines keep their count.
 */
export function cleanText(text: string): string {
  if (PLAIN.test(text)) return text;
  return text
    .replace(LINE_ENDS, "\n")
    .replace(SPACES, " ")
    .replace(AT, "@")
    .replace(INVISIBLE, "")
    .replace(STRAY_JOINER, "")
    .replace(CONTROL, "");
}

/** Returns a name in Unicode NFC with single spaces. */
export function tidyName(name: string): string {
  if (TIDY.test(name)) return name;
  return cleanText(name).normalize("NFC").replace(/\s+/g, " ").trim();
}

/** Returns a text without case, accents and everything but letters and digits, to compare by. */
export function bare(text: string): string {
  return text
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, "");
}
