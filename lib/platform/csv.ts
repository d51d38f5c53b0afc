import Papa from "papaparse";
import { neutralizeFormulas } from "./neutralize-formulas";

/** A cell of an exported table. */
export type Cell = string | number;

/** Returns one line of CSV (RFC 4180), with formulas neutralized. */
export function csvLine(values: readonly Cell[], delimiter: "," | ";" = ","): string {
  const safe = values.map((value) =>
    typeof value === "string" ? neutralizeFormulas(value) : value,
  );
  return `${Papa.unparse([safe], { delimiter })}\r\n`;
}

/**
 * Returns a table as streamed CSV: UTF-8 with a byte order mark for Excel; CRLF; the delimiter that
 * Excel expects in the reader's language.
 */
export async function* csv(
  pages: AsyncIterable<readonly (readonly Cell[])[]>,
  delimiter: "," | ";" = ",",
): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder();
  yield encoder.encode("\uFEFF");
  for await (const rows of pages) {
    yield encoder.encode(rows.map((row) => csvLine(row, delimiter)).join(""));
  }
}
