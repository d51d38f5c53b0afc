import Papa from "papaparse";

/** A value of a table that becomes a file. */
export type Cell = string | number;

/** What a spreadsheet would calculate instead of show, in its fullwidth forms too (OWASP, CSV injection). */
const FORMULA = /^\s*[=+\-@＝＋－＠]|^[\t\r\n]/;

/** One line of CSV (RFC 4180). A text that a spreadsheet would run gets an apostrophe in front. */
export function csvLine(values: readonly Cell[], delimiter: "," | ";" = ","): string {
  const safe = values.map((value) =>
    typeof value === "string" && FORMULA.test(value) ? `'${value}` : value,
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
