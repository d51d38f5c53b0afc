export type Cell = string | number;

const encoder = new TextEncoder();

/** What a spreadsheet would calculate instead of show, also in its fullwidth forms. */
const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/;

/**
 * A table as CSV: UTF-8 with its mark, so that Excel reads it as such; CRLF; the delimiter that Excel
 * expects in the reader's language. A text that a spreadsheet would take for a formula gets an
 * apostrophe in front.
 */
export async function* csv(
  pages: AsyncIterable<Cell[][]>,
  delimiter: "," | ";",
): AsyncGenerator<Uint8Array> {
  yield encoder.encode("\uFEFF");
  for await (const rows of pages) {
    const lines = rows.map((row) => row.map((cell) => field(cell, delimiter)).join(delimiter));
    yield encoder.encode(lines.map((line) => `${line}\r\n`).join(""));
  }
}

function field(cell: Cell, delimiter: string): string {
  if (typeof cell === "number") return String(cell);
  const text = FORMULA.test(cell) ? `'${cell}` : cell;
  const plain = !text.includes(delimiter) && !/["\r\n]|^\s|\s$/.test(text);
  return plain ? text : `"${text.replaceAll('"', '""')}"`;
}
