import { crossedRows } from "./tables/crossed-out";
import { decodeFile, type Encoding } from "./formats/decode";
import { cleanGrid, type GridChoice, readGrid } from "./grid-reading";
import type { ModeReading } from "./reading-mode";
import { readSource } from "./read-source";
import { mergedRows } from "./tables/rows";
import { chooseSheet, type Sheet, type Workbook } from "./formats/sheets";
import { runSteps, type RunOptions } from "./steps";
import { LIMITS, type ListReading, type Refusal, UnreadableList } from "./common/types";

/** The source of a list: typed or pasted text, or the bytes of a file. */
export type ListInput = { kind: "text"; text: string } | { kind: "file"; bytes: Uint8Array };

/** A person's choices instead of guesses, and the options of the steps. */
export type ReadOptions = GridChoice &
  RunOptions & {
    encoding?: Encoding;
    /** Index of the sheet. */
    sheet?: number;
    includeHidden?: boolean;
  };

/** A sheet that can be chosen. */
export type SheetChoice = Pick<Sheet, "name" | "visibility" | "hiddenRows"> & { rows: number };

/** The rows of a list with the format and settings that it was read with. */
export type ListFile = ListReading & {
  format: "text" | "html" | "vcard" | "xlsx" | "ods";
  /** Null if the list was typed or pasted, or is a workbook. */
  encoding: Encoding | null;
  /** Null if the list is not a workbook. */
  sheets: SheetChoice[] | null;
  sheet: number | null;
};

/** Reads a list of people. Detects its format by content, not by file name. Throws UnreadableList. */
export async function readList(input: ListInput, options: ReadOptions = {}): Promise<ListFile> {
  if (input.kind === "text") {
    if (input.text.length > LIMITS.bytes) throw new UnreadableList("too-large");
    return readText(input.text, null, options);
  }
  const { bytes } = input;
  if (bytes.length === 0) throw new UnreadableList("empty");
  if (bytes.length > LIMITS.bytes) throw new UnreadableList("too-large");
  if (startsWith(bytes, [0x50, 0x4b])) return readBook(bytes, options);
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0])) throw new UnreadableList(refusalOf(bytes));
  const { text, encoding } = await decodeFile(bytes, options.encoding);
  if (isBinary(text) || OTHER_FORMAT.test(text)) throw new UnreadableList("binary");
  return readText(text, encoding, options);
}

async function readBook(bytes: Uint8Array, options: ReadOptions): Promise<ListFile> {
  // Loads the large reader of spreadsheets only when it is needed.
  const { readWorkbook } = await import("./formats/workbook");
  const book: Workbook = await runSteps(readWorkbook(bytes, options), options);
  const sheet = options.sheet ?? chooseSheet(book.sheets);
  const grid = book.sheets[sheet]?.grid ?? { rows: [], columns: 0 };
  const clean = await runSteps(cleanGrid(grid), options);
  const reading = await runSteps(readGrid(clean, options), options);
  const crossed = crossedRows(book.sheets[sheet]?.crossed ?? []);
  if (crossed.length > 0) reading.rows = mergedRows(reading.rows, crossed);
  const sheets = book.sheets.map(({ name, visibility, hiddenRows, grid: { rows } }) => ({
    name,
    visibility,
    hiddenRows,
    rows: rows.length,
  }));
  return {
    ...finished(reading),
    format: book.kind === "ods" ? "ods" : "xlsx",
    encoding: null,
    sheets,
    sheet,
  };
}

async function readText(
  text: string,
  encoding: Encoding | null,
  options: ReadOptions,
): Promise<ListFile> {
  const { format, ...reading } = await readSource(text, options);
  return { ...finished(reading), format, encoding, sheets: null, sheet: null };
}

function finished({ mode, rows, table }: ModeReading): ListReading {
  const counts = { ready: 0, check: 0, skipped: 0 };
  for (const { state } of rows) counts[state]++;
  if (rows.length === 0) throw new UnreadableList("empty");
  if (rows.length >= LIMITS.rows) throw new UnreadableList("too-many-rows");
  return { mode, rows, table, counts };
}

function startsWith(bytes: Uint8Array, signature: readonly number[]): boolean {
  return signature.every((byte, index) => bytes[index] === byte);
}

/** PDF and RTF consist of text, but their content is not a readable list. */
const OTHER_FORMAT = /^\s*(?:%PDF-\d|\{\\rtf\d)/;

/**
 * Returns the reason to reject a file in the old binary Office format, which is used for workbooks, documents
 * and messages, and as the container of an encrypted .xlsx.
 */
function refusalOf(bytes: Uint8Array): Refusal {
  const text = new TextDecoder("utf-16le").decode(bytes.subarray(0, bytes.length & ~1));
  if (text.includes("EncryptedPackage")) return "locked-workbook";
  return /WordDocument|PowerPoint Document|__substg1/.test(text) ? "binary" : "old-excel";
}

/** Returns true if more than 10 % of the first characters are control characters or invalid. */
function isBinary(text: string): boolean {
  const head = text.slice(0, 8_192);
  let odd = 0;
  for (let at = 0; at < head.length; at++) {
    const code = head.charCodeAt(at);
    if ((code < 32 && code !== 9 && code !== 10 && code !== 13) || code === 0xfffd) odd++;
  }
  return odd > head.length * 0.1;
}
