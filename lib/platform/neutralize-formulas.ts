/** Text that spreadsheets evaluate as a formula, in fullwidth forms too (OWASP, CSV injection). */
const AT_START = /^["\s]*[=+\-@＝＋－＠]|^[\t\r\n]/;
/** The same after any character that a spreadsheet may read as a separator, with quotes between. */
const AFTER_SEPARATOR = /([,;|\t\r\n])(?=["\s]*[=+\-@＝＋－＠])/g;

/**
 * Returns a cell's text with an apostrophe before each formula, at its start and after every
 * separator: Excel splits a CSV file by the separator of the reader's country.
 */
export function neutralizeFormulas(text: string): string {
  const safe = text.replace(AFTER_SEPARATOR, "$1'");
  return AT_START.test(text) ? `'${safe}` : safe;
}

/** Returns cells as one line of a copied table: neutralized, on one line, separated by tabs. */
export function copiedRow(cells: readonly string[]): string {
  return cells.map((cell) => neutralizeFormulas(cell.replaceAll(/[\t\r\n]+/g, " "))).join("\t");
}
