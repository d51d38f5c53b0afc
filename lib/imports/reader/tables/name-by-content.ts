import { SAMPLE_ROWS } from "./column-contents";
import type { Known } from "./name-columns";
import { isPatronymic, isSurnameFirst } from "../names/surname-order";
import type { Field, GridRow } from "../common/types";
import { nameMatchesAddress } from "../common/words";

/** Maps columns without headings: the nearest column with names, or two columns with single words. */
export function nameByContent(
  mapping: (Field | null)[],
  email: number,
  { contents, rows }: Pick<Known, "contents" | "rows">,
): void {
  const candidates = contents.flatMap((content, column) =>
    mapping[column] === null && content.names >= 0.5 && content.exact < 0.5 ? [column] : [],
  );
  const full = candidates.filter((column) => (contents[column]?.single ?? 0) < 0.5);
  const before = candidates.filter((column) => column < email);
  const near = before.length > 0 ? before : candidates;
  const [first] = near;
  const people = (column: number) => contents[column]?.people ?? 0;
  const best = full
    .filter((column) => near.includes(column))
    .toSorted((one, other) => people(other) - people(one))[0];
  const chosen = best ?? first;
  if (chosen === undefined) return;
  const second = chosen + 1;
  const pair =
    best === undefined &&
    near.includes(second) &&
    (contents[second]?.single ?? 0) > 0.8 &&
    ((contents[second]?.distinct ?? 0) > 0.8 || inAddresses(rows, second, email));
  if (!pair) {
    mapping[chosen] = "name";
    return;
  }
  const sample = rows.slice(0, SAMPLE_ROWS);
  const swapped =
    sample.some(({ cells }) => isPatronymic(cells[second + 1] ?? "")) ||
    isSurnameFirst(sample, { chosen, second, email });
  mapping[chosen] = swapped ? "lastName" : "firstName";
  mapping[second] = swapped ? "firstName" : "lastName";
  if (swapped && near.includes(second + 1)) mapping[second + 1] = "middleName";
}

function inAddresses(rows: readonly GridRow[], column: number, email: number): boolean {
  const sample = rows.slice(0, SAMPLE_ROWS);
  const matching = sample.filter(({ cells }) =>
    nameMatchesAddress(cells[column] ?? "", cells[email] ?? ""),
  );
  return matching.length > sample.length / 2;
}
