import { wordScore, languageFit } from "./encoding-score";

/** Supported encodings. */
export const ENCODINGS = [
  "utf-8",
  "utf-16le",
  "utf-16be",
  "windows-1251",
  "windows-1252",
  "windows-1250",
  "koi8-r",
  "ibm866",
  "x-mac-cyrillic",
  "macintosh",
] as const;
export type Encoding = (typeof ENCODINGS)[number];

const SINGLE_BYTE = [
  "windows-1252",
  "windows-1251",
  "windows-1250",
  "koi8-r",
  "ibm866",
  "x-mac-cyrillic",
  "macintosh",
] as const;
/** Weight of the language score: the share of letters that belong to one language. */
const LANGUAGE_WEIGHT = 0.6;
const SAMPLE_BYTES = 256 * 1024;
/** If scores differ by less than this, chardet decides, because it detects languages. */
const CLOSE_SCORE = 0.06;

/**
 * Decodes a file with the given encoding, or with the one detected by its byte order mark or its bytes. UTF-8
 * with a few invalid bytes stays UTF-8; those bytes are decoded as Windows-1252.
 */
export async function decodeFile(
  bytes: Uint8Array,
  named?: Encoding,
): Promise<{ text: string; encoding: Encoding }> {
  const encoding = named ?? marked(bytes) ?? unmarkedUtf16(bytes.subarray(0, SAMPLE_BYTES));
  if (encoding) return { text: decodeAs(bytes, encoding), encoding };
  const valid = new TextDecoder("utf-8", { fatal: true });
  try {
    return { text: valid.decode(bytes), encoding: "utf-8" };
  } catch {
    const { good, bad } = sequences(bytes);
    if (good > bad * 2) return { text: decodeWithFallback(bytes), encoding: "utf-8" };
    const guess = await singleByte(bytes);
    return { text: decodeAs(bytes, guess), encoding: guess };
  }
}

function decodeAs(bytes: Uint8Array, encoding: Encoding): string {
  return encoding === "utf-8" ? decodeWithFallback(bytes) : new TextDecoder(encoding).decode(bytes);
}

function marked(bytes: Uint8Array): Encoding | null {
  const [first, second, third] = bytes;
  if (first === 0xef && second === 0xbb && third === 0xbf) return "utf-8";
  if (first === 0xff && second === 0xfe) return "utf-16le";
  if (first === 0xfe && second === 0xff) return "utf-16be";
  return null;
}

/** Detects UTF-16 without a byte order mark: most addresses, commas and line ends have one zero byte. */
function unmarkedUtf16(head: Uint8Array): Encoding | null {
  let even = 0;
  let odd = 0;
  for (let at = 0; at < head.length; at++) {
    if (head[at] !== 0) continue;
    if (at % 2 === 0) even++;
    else odd++;
  }
  const pairs = head.length / 2;
  if (odd > pairs * 0.25 && even < pairs * 0.05) return "utf-16le";
  if (even > pairs * 0.25 && odd < pairs * 0.05) return "utf-16be";
  return null;
}

/** Returns the length of the UTF-8 sequence at an index; 0 if there is none. */
function sequenceAt(bytes: Uint8Array, at: number): number {
  const lead = bytes[at] ?? 0;
  const length =
    lead < 0x80
      ? 1
      : lead >= 0xc2 && lead < 0xe0
        ? 2
        : lead >= 0xe0 && lead < 0xf0
          ? 3
          : lead >= 0xf0 && lead < 0xf5
            ? 4
            : 0;
  for (let next = 1; next < length; next++) {
    if (((bytes[at + next] ?? 0) & 0xc0) !== 0x80) return 0;
  }
  return length;
}

function sequences(bytes: Uint8Array): { good: number; bad: number } {
  let good = 0;
  let bad = 0;
  for (let at = 0; at < bytes.length;) {
    const length = sequenceAt(bytes, at);
    if (length === 0) bad++;
    else if (length > 1) good++;
    at += Math.max(1, length);
  }
  return { good, bad };
}

/** Decodes UTF-8, with Windows-1252 for invalid bytes. */
function decodeWithFallback(bytes: Uint8Array): string {
  const [utf8, latin] = [new TextDecoder("utf-8"), new TextDecoder("windows-1252")];
  const parts: string[] = [];
  let from = 0;
  for (let at = 0; at < bytes.length;) {
    const length = sequenceAt(bytes, at);
    if (length === 0) {
      parts.push(utf8.decode(bytes.subarray(from, at)), latin.decode(bytes.subarray(at, at + 1)));
      from = at + 1;
    }
    at += Math.max(1, length);
  }
  parts.push(utf8.decode(bytes.subarray(from)));
  return parts.join("");
}

/** Returns the single-byte encoding with the best score; chardet decides between close ones. */
async function singleByte(bytes: Uint8Array): Promise<Encoding> {
  const sample = wordsWithHighBytes(bytes);
  const scored = SINGLE_BYTE.map((encoding) => {
    const text = new TextDecoder(encoding).decode(sample);
    return { encoding, score: wordScore(text) + LANGUAGE_WEIGHT * languageFit(text) };
  }).toSorted((one, other) => other.score - one.score);
  const [best] = scored;
  if (!best) return "windows-1252";
  const close = scored
    .filter(({ score }) => score > best.score - CLOSE_SCORE)
    .map(({ encoding }) => encoding);
  if (close.length === 1) return best.encoding;
  const { analyse } = await import("chardet");
  for (const { name } of analyse(sample)) {
    const known = FROM_LIBRARY[name];
    const found = close.find((encoding) => encoding === known);
    if (found) return found;
  }
  return best.encoding;
}

const FROM_LIBRARY: Readonly<Record<string, Encoding>> = {
  "ISO-8859-1": "windows-1252",
  "windows-1252": "windows-1252",
  "ISO-8859-2": "windows-1250",
  "windows-1250": "windows-1250",
  "windows-1251": "windows-1251",
  "KOI8-R": "koi8-r",
};

/** Returns only words with non-ASCII bytes, because the others are equal in all encodings. */
function wordsWithHighBytes(bytes: Uint8Array): Uint8Array {
  const kept: number[] = [];
  let start = 0;
  let high = false;
  for (let at = 0; at <= bytes.length && kept.length < SAMPLE_BYTES; at++) {
    const byte = bytes[at] ?? 32;
    const isWord = byte >= 0x80 || (byte >= 0x41 && byte <= 0x5a) || (byte >= 0x61 && byte <= 0x7a);
    if (byte >= 0x80) high = true;
    if (isWord) continue;
    if (high) kept.push(...bytes.subarray(start, at), 32);
    start = at + 1;
    high = false;
  }
  return Uint8Array.from(kept);
}
