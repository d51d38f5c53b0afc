import { addressKey, findAddresses, plainAddress } from "../addresses/address";
import type { Read } from "./row-name";
import type { RawRow } from "./rows";

/**
 * Returns the addresses above the headings or beside the columns, which are shown but not invited. Returns a
 * repeated address once.
 */
export function unlistedAddresses(
  read: Read,
): (RawRow & { found: NonNullable<RawRow["found"]> })[] {
  const shown = new Set<string>();
  const rows: (RawRow & { found: NonNullable<RawRow["found"]> })[] = [];
  const cells = new Set<string>();
  for (const cell of read.cells) {
    if (!cell.includes("@") || cells.has(cell)) continue;
    cells.add(cell);
    const plain = plainAddress(cell);
    for (const { written, email, reason } of plain ? [plain] : findAddresses(cell)) {
      const key = addressKey(email);
      if (shown.has(key)) continue;
      shown.add(key);
      const found = { written, email, reason: reason ?? ("unlisted" as const) };
      rows.push({ ...base(read), found, name: "" });
    }
  }
  return rows;
}

/** Returns the position of a row in the source, with its cells. */
export function base({ row, cells }: Read) {
  return { line: row.line, lastLine: row.line, source: cells };
}
