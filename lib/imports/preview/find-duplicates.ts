import { emailKey } from "@/lib/platform/normalize";
import type { Entry } from "./entries";
import { isNotInvited } from "./not-invited";
import type { RowEdit } from "./types";

/** The repeated addresses of a list. */
export type Duplicates = {
  /** Index of an entry → the row that has its address first. */
  duplicateOf: ReadonlyMap<number, number>;
  /** Key of an address → the first row with it. */
  firstRows: ReadonlyMap<string, number>;
};

/**
 * Finds rows that repeat the address of an earlier row. Skips rows that a person removed and rows that are
 * not invited. Runs after each edit, because an edit can add or remove a duplicate; the reader only knows the
 * list as written.
 */
export function findDuplicates(
  entries: readonly Entry[],
  edits: ReadonlyMap<number, RowEdit>,
): Duplicates {
  const firstRows = new Map<string, number>();
  const duplicateOf = new Map<number, number>();
  for (const [index, entry] of entries.entries()) {
    const key = emailKey(entry.email);
    if (key === "" || isNotInvited(entry.issues)) continue;
    const first = firstRows.get(key);
    if (first !== undefined) duplicateOf.set(index, first);
    else if (!edits.get(index)?.removed) firstRows.set(key, entry.row);
  }
  return { duplicateOf, firstRows };
}
