type Piece = { text: string; start: number };

/** Returns the pieces of a line between runs of spaces, with their positions. */
export function splitSpaces(line: string): Piece[] {
  const pieces: Piece[] = [];
  for (const match of line.matchAll(/\S+(?: \S+)*/g))
    pieces.push({ text: match[0], start: match.index });
  return pieces;
}

/** A line of dashes below the headings marks the width of each column. */
const RULE = /^\s*(?:-{2,}|={2,})(?:\s+(?:-{2,}|={2,}))+\s*$/;
const RULE_SEARCH_LINES = 20;

/** Returns the column starts from the line of dashes below the headings; null if there is none. */
export function ruledColumns(lines: readonly string[]): readonly number[] | null {
  const rule = lines.slice(0, RULE_SEARCH_LINES).find((line) => RULE.test(line));
  return rule === undefined ? null : splitSpaces(rule).map(({ start }) => start);
}

/** Returns the cells of a line by column starts; null if a word crosses one. */
export function ruledCells(line: string, starts: readonly number[]): string[] | null {
  if (starts.some((start) => start > 0 && /\S/.test(line[start - 1] ?? ""))) return null;
  return starts.map((start, at) => line.slice(at === 0 ? 0 : start, starts[at + 1]).trim());
}

/** Returns the cells of a line under the columns of a heading: each piece goes to the nearest column. */
export function alignedCells(heading: string, line: string): string[] {
  const columns = splitSpaces(heading);
  const pieces = splitSpaces(line);
  if (pieces.length >= columns.length) return pieces.map(({ text }) => text);
  const cells: string[] = columns.map(() => "");
  let last = -1;
  for (const { text, start } of pieces) {
    const distances = columns.map((column) => Math.abs(column.start - start));
    const nearest = distances.indexOf(Math.min(...distances));
    const place = Math.min(columns.length - 1, Math.max(nearest, last + 1));
    cells[place] = text;
    last = place;
  }
  return cells;
}
