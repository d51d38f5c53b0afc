import { addressKey, findAddresses } from "./addresses/address";
import { readCellLines } from "./formats/cell-lines";
import { cleanGrid, type GridChoice, readGrid } from "./grid-reading";
import { readJson } from "./formats/json";
import { readLabels } from "./formats/label-records";
import { readLdif } from "./formats/ldif";
import type { ModeReading } from "./reading-mode";
import { readTuples } from "./formats/tuples";
import type { Grid, ReadRow, Steps } from "./common/types";
import { readXml } from "./formats/xml-records";

/** Readers of structured formats. Each returns null for another format. */
const SOURCES: readonly ((text: string) => Grid | null)[] = [
  readLdif,
  readJson,
  readXml,
  readTuples,
  readCellLines,
  readLabels,
];

/**
 * Returns the rows of JSON, XML, SQL, labeled blocks, and tables with one cell per line. Null if the text is
 * none of these, or if that reading would lose an address.
 */
export function* readStructured(text: string, choice: GridChoice): Steps<ModeReading | null> {
  if (choice.mode === "text" || !text.includes("@")) return null;
  for (const source of SOURCES) {
    const grid = source(text);
    yield 0;
    if (!grid) continue;
    const reading = yield* readGrid(yield* cleanGrid(grid), choice);
    if (showsAll(reading.rows, text)) return reading;
  }
  return null;
}

function showsAll(rows: readonly ReadRow[], text: string): boolean {
  const shown = new Set(rows.flatMap(({ email, others }) => [email, ...others].map(addressKey)));
  return findAddresses(text).every(
    ({ email, reason }) => reason !== null || shown.has(addressKey(email)),
  );
}
