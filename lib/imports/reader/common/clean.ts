import type { Steps } from "./types";

/** Direction marks, zero-width characters, soft hyphens and byte order marks. */
const INVISIBLE =
  /[\u{ad}\u{61c}\u{180e}\u{200b}\u{200e}\u{200f}\u{202a}-\u{202e}\u{2060}-\u{2069}\u{feff}]/gu;
/** Removes joiners and variation selectors except in emoji and in scripts that use joiners. */
const STRAY_JOINER =
  /(?<![\p{Extended_Pictographic}\p{Emoji_Modifier}\u{fe0f}\p{Script=Arabic}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Sinhala}])[\u{200c}\u{200d}]|(?<![\p{Extended_Pictographic}\p{Emoji_Modifier}\d#*])[\u{fe00}-\u{fe0f}]|(?<=\p{Script=Arabic})[\u{200c}\u{200d}](?!\p{Script=Arabic})/gu;
const SPACES = /[\u{a0}\u{1680}\u{2000}-\u{200a}\u{202f}\u{205f}\u{3000}]/gu;
const LINE_ENDS = /\r\n?|[\u{85}\u{2028}\u{2029}\v\f]/gu;
const AT = /[\u{ff20}\u{fe6b}]/gu;
// oxlint-disable-next-line no-control-regex
const CONTROL = /[\0-\x08\x0e-\x1f\x7f]/gu;
/** Finds a single character, because a pattern for a long text would overflow the stack. */
const UNUSUAL = /[^\n\t\x20-\x7e\u{c0}-\u{17f}\u{400}-\u{45f}]/u;
const JOINER = /\u{200c}|\u{200d}|[\u{fe00}-\u{fe0f}]/u;
const PIECE_LENGTH = 128 * 1024;

/** Words of plain letters and digits with single spaces. */
const TIDY = /^(?:[\w.'А-Яа-яЁё-]+ )*[\w.'А-Яа-яЁё-]*$/;

/**
 * Returns a text with `\n` line ends, ordinary spaces and `@`, without invisible and control characters. The
 * number of lines does not change.
 */
export function cleanText(text: string): string {
  if (!UNUSUAL.test(text)) return text;
  const lines = text.replace(LINE_ENDS, "\n");
  if (!UNUSUAL.test(lines)) return lines;
  const visible = lines.replace(SPACES, " ").replace(AT, "@").replace(INVISIBLE, "");
  const joined = JOINER.test(visible) ? visible.replace(STRAY_JOINER, "") : visible;
  return joined.replace(CONTROL, "");
}

/** Cleans a long text in short steps. */
export function* cleanLongText(text: string): Steps<string> {
  const pieces: string[] = [];
  for (let from = 0; from < text.length;) {
    const end = text.indexOf("\n", from + PIECE_LENGTH);
    // Cuts a text without line ends between two ASCII characters, where no rule applies across the cut.
    const cut =
      end !== -1 && end - from < 2 * PIECE_LENGTH ? end + 1 : cutAt(text, from + PIECE_LENGTH);
    pieces.push(cleanText(text.slice(from, cut)));
    from = cut;
    yield from / text.length;
  }
  return pieces.join("");
}

function cutAt(text: string, from: number): number {
  let cut = from;
  while (cut < text.length && !/^[\x20-\x7e]{2}$/.test(text.slice(cut - 1, cut + 1))) cut++;
  return cut;
}

/** Returns a name in Unicode NFC with single spaces. */
export function tidyName(name: string): string {
  if (TIDY.test(name)) return name;
  return cleanText(name).normalize("NFC").replace(/\s+/g, " ").trim();
}

/** Normalizes a text for comparison: lower case, without accents, letters and digits only. */
export function normalizeForCompare(text: string): string {
  return text
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, "");
}
