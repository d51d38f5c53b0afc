import { addressKey, findAddresses } from "./address";
import { cleanLongText, cleanText } from "./clean";
import { decodeFile, type Encoding } from "./decode";
import { decodeEntities, isHtml, readHtml } from "./html";
import { readJson } from "./json";
import { readPlain, type ModeReading, tableOf } from "./reading-mode";
import { chooseSheet, type Sheet, type Workbook } from "./sheets";
import { mergedRows } from "./rows";
import { runSteps } from "./steps";
import { rowsOfTable, type TableChoice, understandTable } from "./table";
import {
  type Grid,
  LIMITS,
  type ListReading,
  type ReadingMode,
  type Steps,
  UnreadableList,
} from "./types";
import { isVcard, readVcards } from "./vcard";

/** Where a list comes from: typed or pasted, or the bytes of a file. */
export type ListInput = { kind: "text"; text: string } | { kind: "file"; bytes: Uint8Array };

/** What a person chose instead of a guess, and how the work is shared with other tasks. */
export type ReadOptions = {
  road?: ReadingMode;
  encoding?: Encoding;
  /** Index of the sheet. */
  sheet?: number;
  includeHidden?: boolean;
  table?: TableChoice;
  onProgress?: (part: number) => void;
  pause?: () => Promise<void>;
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
    return readSource(input.text, null, options);
  }
  const { bytes } = input;
  if (bytes.length === 0) throw new UnreadableList("empty");
  if (bytes.length > LIMITS.bytes) throw new UnreadableList("too-large");
  if (startsWith(bytes, [0x50, 0x4b])) return readBook(bytes, options);
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0]))
    throw new UnreadableList(isLocked(bytes) ? "locked-workbook" : "old-excel");
  const { text, encoding } = await decodeFile(bytes, options.encoding);
  if (isBinary(text)) throw new UnreadableList("binary");
  return readSource(text, encoding, options);
}

async function readBook(bytes: Uint8Array, options: ReadOptions): Promise<ListFile> {
  // Spreadsheets are rare and their reader is large: it is loaded when one comes.
  const { readWorkbook } = await import("./workbook");
  const book: Workbook = await runSteps(readWorkbook(bytes, options), options);
  const sheet = options.sheet ?? chooseSheet(book.sheets);
  const grid = book.sheets[sheet]?.grid ?? { rows: [], columns: 0 };
  const clean = await runSteps(cleanGrid(grid), options);
  const reading = await runSteps(readGrid(clean, options), options);
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

function* readGrid(grid: Grid, { road, table }: ReadOptions): Steps<ModeReading> {
  if (road === "text") {
    const lines: string[] = [];
    for (const { line, cells } of grid.rows)
      lines[line - 1] = cells.filter(Boolean).join("\t").replaceAll("\n", " ");
    return yield* readPlain(Array.from(lines, (line) => line ?? "").join("\n"), "text");
  }
  if (!table) return yield* tableOf(grid);
  const chosen = yield* understandTable(grid, table);
  return { road: "table", rows: yield* rowsOfTable(chosen), table: chosen };
}

function* cleanGrid(grid: Grid): Steps<Grid> {
  for (const [index, { cells }] of grid.rows.entries()) {
    for (let at = 0; at < cells.length; at++) cells[at] = cleanText(cells[at] ?? "").trim();
    if (index % 1_000 === 0) yield index / grid.rows.length;
  }
  return grid;
}

async function readSource(
  source: string,
  encoding: Encoding | null,
  options: ReadOptions,
): Promise<ListFile> {
  const clean = shortRuns(await runSteps(cleanLongText(source), options));
  const text =
    /&lt;[^&\s<>@]{1,64}@[^&\s<>@]{1,255}&gt;/.test(clean) && !isHtml(clean)
      ? decodeEntities(clean)
      : clean;
  const rest = { encoding, sheets: null, sheet: null };
  if (isVcard(text)) {
    const { rows, rest: between } = readVcards(text);
    const beside = between.includes("@")
      ? await runSteps(readPlain(between, "text"), options)
      : null;
    const merged = beside ? mergedRows(rows, beside.rows) : rows;
    return { ...finished({ road: "text", rows: merged, table: null }), format: "vcard", ...rest };
  }
  if (isHtml(text) && options.road !== "text") {
    const { rows, text: plain } = readHtml(text);
    const usable = rows?.some((cells) => cells.some((cell) => cell.includes("@"))) === true;
    const reading = await runSteps(
      usable && rows ? readGrid(gridOfRows(rows), options) : readPlain(plain),
      options,
    );
    const beside = usable && plain.includes("@") ? await runSteps(readPlain(plain), options) : null;
    const merged = beside ? mergedRows(reading.rows, beside.rows) : reading.rows;
    return { ...finished({ ...reading, rows: merged }), format: "html", ...rest };
  }
  const reading = await runSteps(readPlainText(text, options), options);
  return { ...finished(reading), format: "text", ...rest };
}

/** Returns null unless the text is JSON objects and all of its addresses stand in their rows. */
function* readObjects(text: string, options: ReadOptions): Steps<ModeReading | null> {
  const grid = options.road === "text" ? null : readJson(text);
  if (!grid) return null;
  const reading = yield* readGrid(yield* cleanGrid(grid), options);
  const shown = new Set(
    reading.rows.flatMap(({ email, others }) => [email, ...others].map(addressKey)),
  );
  const all = findAddresses(grid.rows.flatMap(({ cells }) => cells).join("\n"));
  return all.every(({ email }) => shown.has(addressKey(email))) ? reading : null;
}

/** No list needs hundreds of spaces in a row, and patterns take long over them. */
function shortRuns(text: string): string {
  return text.includes(RUN) || text.includes("\t".repeat(RUN.length))
    ? text.replace(/[ \t]+/g, (run) => (run.length > RUN.length ? run.slice(0, RUN.length) : run))
    : text;
}
const RUN = " ".repeat(100);

function* readPlainText(text: string, options: ReadOptions): Steps<ModeReading> {
  const objects = yield* readObjects(text, options);
  if (objects) return objects;
  const reading = yield* readPlain(text, options.road);
  if (!options.table || !reading.table) return reading;
  const table = yield* understandTable(reading.table.grid, options.table);
  return { road: "table", rows: yield* rowsOfTable(table), table };
}

function gridOfRows(rows: readonly string[][]): Grid {
  const filled = rows.flatMap((cells, at) =>
    cells.some((cell) => cell !== "") ? [{ line: at + 1, cells: [...cells] }] : [],
  );
  return { rows: filled, columns: Math.max(0, ...filled.map(({ cells }) => cells.length)) };
}

function finished({ road, rows, table }: ModeReading): ListReading {
  const counts = { ready: 0, check: 0, skipped: 0 };
  for (const { state } of rows) counts[state]++;
  if (rows.length === 0) throw new UnreadableList("empty");
  if (rows.length >= LIMITS.rows) throw new UnreadableList("too-many-rows");
  return { road, rows, table, counts };
}

function startsWith(bytes: Uint8Array, signature: readonly number[]): boolean {
  return signature.every((byte, index) => bytes[index] === byte);
}

/** An .xlsx with a password comes in the wrapping of the old binary format. */
function isLocked(bytes: Uint8Array): boolean {
  const text = new TextDecoder("utf-16le").decode(bytes.subarray(0, bytes.length & ~1));
  return text.includes("EncryptedPackage");
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
