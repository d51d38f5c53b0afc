import { unzipSync } from "fflate";
import readXlsx, { InvalidInputError } from "read-excel-file/universal";
import { type Grid, gridOf, LIMITS, UnreadableList } from "./grid";

/** A workbook may unpack to so many bytes in all, and a sheet reach so many columns. */
const UNPACKED = 400_000_000;
const REACH = 1_000;

type Cell = string | number | boolean | Date | null | undefined | typeof Date;

/** Reads the first sheet of an .xlsx that has anything in it. Throws UnreadableList, nothing else. */
export async function readWorkbook(bytes: Uint8Array): Promise<Grid> {
  refuseBombs(bytes);
  const sheets = await readXlsx(bytes.slice().buffer, { trim: true }).catch((error: unknown) => {
    throw new UnreadableList("broken-workbook", rowIn(error));
  });
  const sheet = sheets.find(({ data }) => data.some((row) => row.some((cell) => cell !== null)));
  if (!sheet) throw new UnreadableList("empty");
  return gridOf(
    sheet.data.map((cells: readonly Cell[], index) => ({
      row: index + 1,
      cells: cells.map(textOf),
    })),
  );
}

/** Refuses what unpacks to too much, or holds a cell so far out that the rows between fill memory. */
function refuseBombs(bytes: Uint8Array): void {
  let unpacked = 0;
  const sheets = attemptUnzip(bytes, ({ name, originalSize }) => {
    unpacked += originalSize;
    if (unpacked > UNPACKED) throw new UnreadableList("too-large");
    return /^xl\/worksheets\/[^/]+\.xml$/i.test(name);
  });
  for (const sheet of Object.values(sheets)) refuseFarCells(sheet);
}

function attemptUnzip(
  bytes: Uint8Array,
  filter: (file: { name: string; originalSize: number }) => boolean,
): Record<string, Uint8Array> {
  try {
    return unzipSync(bytes, { filter });
  } catch (error) {
    throw error instanceof UnreadableList ? error : new UnreadableList("broken-workbook");
  }
}

function refuseFarCells(sheet: Uint8Array): void {
  const xml = new TextDecoder().decode(sheet);
  for (const [, column = "", digits = ""] of xml.matchAll(/\br\s*=\s*["']([A-Z]*)(\d+)["']/g)) {
    const row = Number(digits);
    if (row > LIMITS.rows + 1) throw new UnreadableList("too-many-rows", row);
    if (columnNumber(column) > REACH) throw new UnreadableList("broken-workbook", row);
  }
}

function columnNumber(letters: string): number {
  let number = 0;
  for (const letter of letters) number = number * 26 + letter.charCodeAt(0) - 64;
  return number;
}

function textOf(cell: Cell): string {
  if (cell === null || cell === undefined) return "";
  if (cell instanceof Date)
    return Number.isNaN(cell.getTime()) ? "" : cell.toISOString().slice(0, 10);
  return typeof cell === "function" ? "" : String(cell).trim();
}

/** The reader names the row of a cell that it can't understand only in its message. */
function rowIn(error: unknown): number | null {
  if (error instanceof InvalidInputError || !(error instanceof Error)) return null;
  const row = /\brow (\d+)/.exec(error.message)?.[1];
  return row ? Number(row) : null;
}
