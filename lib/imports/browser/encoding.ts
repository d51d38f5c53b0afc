/** The encodings that lists come in; Russian Excel still saves CSV as Windows-1251. */
export const ENCODINGS = ["utf-8", "utf-16le", "utf-16be", "windows-1251", "windows-1252"] as const;
export type Encoding = (typeof ENCODINGS)[number];

const LOOK_AT = 64 * 1024;

/**
 * The text of a file, in the encoding that a person names, else in the one that it shows: by its mark,
 * else by what its bytes can be.
 */
export function decode(bytes: Uint8Array, named?: Encoding): { text: string; encoding: Encoding } {
  const encoding = named ?? marked(bytes) ?? unmarked(bytes);
  return { text: new TextDecoder(encoding).decode(bytes), encoding };
}

function marked(bytes: Uint8Array): Encoding | null {
  const [first, second, third] = bytes;
  if (first === 0xef && second === 0xbb && third === 0xbf) return "utf-8";
  if (first === 0xff && second === 0xfe) return "utf-16le";
  if (first === 0xfe && second === 0xff) return "utf-16be";
  return null;
}

function unmarked(bytes: Uint8Array): Encoding {
  const head = bytes.subarray(0, LOOK_AT);
  const wide = zeroes(head);
  if (wide) return wide;
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return "utf-8";
  } catch {
    return singleByte(bytes);
  }
}

/** UTF-16 without a mark: nearly every address, comma and line end has one zero byte. */
function zeroes(head: Uint8Array): Encoding | null {
  let even = 0;
  let odd = 0;
  for (let at = 0; at < head.length; at++) {
    if (head[at] !== 0) continue;
    if (at % 2 === 0) even++;
    else odd++;
  }
  const pairs = head.length / 2;
  if (odd > pairs * 0.3 && even < pairs * 0.05) return "utf-16le";
  if (even > pairs * 0.3 && odd < pairs * 0.05) return "utf-16be";
  return null;
}

/** Russian words are runs of high bytes; in Western ones a high byte stands alone among ASCII. */
function singleByte(bytes: Uint8Array): Encoding {
  let alone = 0;
  let inRuns = 0;
  let run = 0;
  for (const byte of bytes) {
    if (byte >= 0xc0 || byte === 0xa8 || byte === 0xb8) {
      run++;
      continue;
    }
    if (run === 1) alone++;
    if (run > 1) inRuns += run;
    run = 0;
  }
  return alone > inRuns + run ? "windows-1252" : "windows-1251";
}
