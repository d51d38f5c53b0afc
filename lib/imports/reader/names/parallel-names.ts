import type { Mailbox } from "../addresses/mailboxes";
import { displayName, looksLikeName } from "./names";
import { nameMatchesAddress } from "../common/words";

/**
 * Returns the names of a cell that lists as many people as the cell beside it lists addresses, in the
 * same order. Null if it names one person: "Petrova, Anna" with two addresses.
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
  // Between commas two words each can be two surnames and two given names of one person.
  const own = matches.filter((found, at) => found.includes(at)).length;
  const strange = matches.some((found, at) => found.some((each) => each !== at));
  return own > 0 && !strange && names.every((name) => name.includes(" ")) ? names : null;
}
