import { cleanText } from "./common/clean";
import { type ModeReading, readPlain, tableOf } from "./reading-mode";
import { rowsOfTable, type TableChoice, understandTable } from "./tables/table";
import { arranged } from "./tables/transposed";
import type { Grid, ReadingMode, Steps } from "./common/types";

/** A person's choices about a table. */
export type GridChoice = { mode?: ReadingMode; table?: TableChoice };

/** Reads a grid as a table, or its rows as lines of text if a person chose text. */
export function* readGrid(grid: Grid, { mode, table }: GridChoice): Steps<ModeReading> {
  if (mode === "text") {
    const lines: string[] = [];
    for (const { line, cells } of grid.rows)
      lines[line - 1] = cells.filter(Boolean).join("\t").replaceAll("\n", " ");
    return yield* readPlain(Array.from(lines, (line) => line ?? "").join("\n"), "text");
  }
  if (!table) return yield* tableOf(grid);
  const chosen = yield* understandTable(arranged(grid), table);
  return { mode: "table", rows: yield* rowsOfTable(chosen), table: chosen };
}

/** Cleans and trims every cell in place. */
export function* cleanGrid(grid: Grid): Steps<Grid> {
  for (const [index, { cells }] of grid.rows.entries()) {
    for (let at = 0; at < cells.length; at++) cells[at] = cleanText(cells[at] ?? "").trim();
    if (index % 1_000 === 0) yield index / grid.rows.length;
  }
  return grid;
}

/** Returns rows of cells as a grid without its empty rows. */
export function gridOfRows(rows: readonly string[][]): Grid {
  const filled = rows.flatMap((cells, at) =>
    cells.some((cell) => cell !== "") ? [{ line: at + 1, cells: [...cells] }] : [],
  );
  return { rows: filled, columns: Math.max(0, ...filled.map(({ cells }) => cells.length)) };
}
