import { crossedRows } from "./tables/crossed-out";
import { decodeFile, type Encoding } from "./formats/decode";
import { cleanGrid, type GridChoice, readGrid } from "./grid-reading";
import type { ModeReading } from "./reading-mode";
import { readSource } from "./read-source";
import { mergedRows } from "./tables/rows";
import { chooseSheet, type Sheet, type Workbook } from "./formats/sheets";
import { runSteps, type RunOptions } from "./steps";
import { LIMITS, type ListReading, type Refusal, UnreadableList } from "./common/types";

/** Where a list comes from: typed or pasted, or the bytes of a file. */
export type ListInput = { kind: "text"; text: string } | { kind: "file"; bytes: Uint8Array };

/** What a person chose instead of a guess, and how the work is shared with other tasks. */
export type ReadOptions = GridChoice &
  RunOptions & {
    encoding?: Encoding;
    /** Index of the sheet. */
    sheet?: number;
    includeHidden?: boolean;
  };

/** A sheet as it is offered to choose from. */
export type SheetChoice = Pick<Sheet, "name" | "visibility" | "hiddenRows"> & { rows: number };

/** What a list was read as, beside its rows. */
export type ListFile = ListReading & {
  format: "text" | "html" | "vcard" | "xlsx" | "ods";
  /** Null: the list was typed or pasted, or is a workbook. */
  encoding: Encoding | null;
  /** Null unless the list is a workbook. */
  sheets: SheetChoice[] | null;
  sheet: number | null;
};

/** Reads any list of people by what it is, not by its name. Throws UnreadableList. */
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
  if (isBinary(text) || FOREIGN.test(text)) throw new UnreadableList("binary");
  return readText(text, encoding, options);
}

async function readBook(bytes: Uint8Array, options: ReadOptions): Promise<ListFile> {
  // Spreadsheets are rare and their reader is large: it is loaded when one comes.
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

/** PDF and RTF are texts of a kind, and what stands between their commands is no list. */
const FOREIGN = /^\s*(?:%PDF-\d|\{\\rtf\d)/;

/**
 * The old binary format of Office holds workbooks, letters and messages, and wraps an .xlsx with a
 * password.
 */
function refusalOf(bytes: Uint8Array): Refusal {
  const text = new TextDecoder("utf-16le").decode(bytes.subarray(0, bytes.length & ~1));
  if (text.includes("EncryptedPackage")) return "locked-workbook";
  return /WordDocument|PowerPoint Document|__substg1/.test(text) ? "binary" : "old-excel";
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
