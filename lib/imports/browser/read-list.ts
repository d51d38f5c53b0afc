import { readText } from "./delimited";
import { decode } from "./encoding";
import { type Grid, LIMITS, UnreadableList } from "./grid";
import type { ReadAs, Reading } from "./reading";

/** Where a list comes from: typed or pasted, or a file, which the worker reads by itself. */
export type Source = { kind: "text"; text: string } | { kind: "file"; file: Blob };

/** A list as rows, and how it had to be read. */
export type ReadList = { grid: Grid; reading: Reading };

/**
 * Reads any list by what it is, not by what it is called, or as a person says. Throws UnreadableList,
 * nothing else.
 */
export async function readList(source: Source, as: ReadAs = {}): Promise<ReadList> {
  if (source.kind === "text") {
    if (source.text.length > LIMITS.bytes) throw new UnreadableList("too-large");
    return read(source.text, null, as);
  }
  if (source.file.size === 0) throw new UnreadableList("empty");
  if (source.file.size > LIMITS.bytes) throw new UnreadableList("too-large");
  const bytes = new Uint8Array(await source.file.arrayBuffer());
  if (startsWith(bytes, [0x50, 0x4b])) {
    // Spreadsheets are rare and their reader is large: it is fetched when one comes.
    const { readWorkbook } = await import("./workbook");
    const grid = await readWorkbook(bytes);
    return { grid, reading: { encoding: "xlsx", separator: null } };
  }
  // The old binary format; an .xlsx with a password comes in the same wrapping.
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0]))
    throw new UnreadableList(isLocked(bytes) ? "locked-workbook" : "old-excel");
  const { text, encoding } = decode(bytes, as.encoding);
  if (isBinary(text)) throw new UnreadableList("binary");
  return read(text, encoding, as);
}

function read(text: string, encoding: Reading["encoding"], { separator }: ReadAs): ReadList {
  const { grid, separator: used } = readText(text, separator);
  return { grid, reading: { encoding, separator: used } };
}

function startsWith(bytes: Uint8Array, signature: number[]): boolean {
  return signature.every((byte, index) => bytes[index] === byte);
}

function isLocked(bytes: Uint8Array): boolean {
  const name = "EncryptedPackage";
  const text = new TextDecoder("utf-16le").decode(bytes.subarray(0, bytes.length & ~1));
  return text.includes(name);
}

/** A text holds hardly any control characters; pictures, archives and programs are full of them. */
function isBinary(text: string): boolean {
  const head = text.slice(0, 8_192);
  let odd = 0;
  for (let at = 0; at < head.length; at++) {
    const code = head.charCodeAt(at);
    if ((code < 32 && code !== 9 && code !== 10 && code !== 13) || code === 0xfffd) odd++;
  }
  return odd > head.length * 0.1;
}
