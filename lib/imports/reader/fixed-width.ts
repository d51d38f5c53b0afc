type Piece = { text: string; start: number };

/** Returns the pieces of a line that two or more spaces separate, with their places. */
export function splitSpaces(line: string): Piece[] {
  const pieces: Piece[] = [];
  for (const match of line.matchAll(/\S+(?: \S+)*/g))
    pieces.push({ text: match[0], start: match.index });
  return pieces;
}

/** Returns the cells of a line under the columns of a heading: each piece goes to the nearest one. */
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
