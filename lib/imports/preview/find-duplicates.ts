import { emailKey } from "@/lib/platform/normalize";
import type { Entry } from "./entries";
import { isOutside } from "./not-invited";
import type { RowEdit } from "./types";

/** The repeated addresses of a list. */
export type Duplicates = {
  /** Index of an entry → the row that has its address already. */
  duplicateOf: ReadonlyMap<number, number>;
  /** Key of an address → the row that counts. */
  firstRows: ReadonlyMap<string, number>;
};

/**
 * Finds rows that repeat an address. The first row of an address counts. Rows that a person removed and rows
 * that are not invited anyway neither count nor repeat.
 */
export function findDuplicates(
  entries: readonly Entry[],
  edits: ReadonlyMap<number, RowEdit>,
): Duplicates {
  const firstRows = new Map<string, number>();
  const duplicateOf = new Map<number, number>();
  for (const [index, entry] of entries.entries()) {
    const key = emailKey(entry.email);
    if (key === "" || isOutside(entry.issues)) continue;
    const first = firstRows.get(key);
    if (first !== undefined) duplicateOf.set(index, first);
    else if (!edits.get(index)?.removed) firstRows.set(key, entry.row);
  }
  return { duplicateOf, firstRows };
}
