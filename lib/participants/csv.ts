/** What a spreadsheet takes for a formula, in the widths that it understands, wherever it begins. */
const FORMULA = /^[\s\u0000-\u001f]*[=+\-@＝＋－＠]|^[\t\r\n]/;
const QUOTED = /[",;\r\n\t]|^\s|\s$/;

/** One line of a CSV file (RFC 4180). A value that a spreadsheet would run gets an apostrophe. */
export function csvLine(values: readonly string[]): string {
  return `${values.map(cell).join(",")}\r\n`;
}

function cell(value: string): string {
  const safe = FORMULA.test(value) ? `'${value}` : value;
  return safe !== value || QUOTED.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
