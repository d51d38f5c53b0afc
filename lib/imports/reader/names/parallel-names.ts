import type { Mailbox } from "../addresses/mailboxes";
import { displayName, looksLikeName } from "./names";
import { nameMatchesAddress } from "../common/words";

/**
 * Returns the names of a cell that has as many people as the adjacent cell has addresses, in the same order.
 * Null if the cell has one name: "Petrova, Anna" with two addresses.
 */
export function parallelNames(cell: string, boxes: readonly Mailbox[]): string[] | null {
  const apart = cell.split(/\s*[;\n]\s*/).filter(Boolean);
  const listed = apart.length > 1 ? apart : cell.split(/\s*,\s*|\s+(?:and|und|и|y|et|&)\s+/);
  const names = listed.map((name) => displayName(name));
  if (names.length !== boxes.length || names.length < 2 || !names.every(looksLikeName)) return null;
  if (apart.length > 1) return names;
  const matches = names.map((name) =>
    boxes.flatMap(({ found }, at) => (nameMatchesAddress(name, found.email) ? [at] : [])),
  );
  // Two words between commas can be the two surnames and the two given names of one person.
  const own = matches.filter((found, at) => found.includes(at)).length;
  const strange = matches.some((found, at) => found.some((each) => each !== at));
  return own > 0 && !strange && names.every((name) => name.includes(" ")) ? names : null;
}
