import Papa from "papaparse";
import { neutralizeFormulas } from "./neutralize-formulas";

/** A value of a table that becomes a file. */
export type Cell = string | number;

/** Returns one line of CSV (RFC 4180), with formulas neutralized. */
export function csvLine(values: readonly Cell[], delimiter: "," | ";" = ","): string {
  const safe = values.map((value) =>
    typeof value === "string" ? neutralizeFormulas(value) : value,
  );
  return `${Papa.unparse([safe], { delimiter })}\r\n`;
}

/**
 * A table as CSV, sent as it is read: UTF-8 with its mark, so that Excel reads it as such; CRLF; with
 * the delimiter that Excel expects in the reader's language.
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
