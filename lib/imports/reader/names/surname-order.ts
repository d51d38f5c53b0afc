import { normalizeForCompare } from "../common/clean";
import { personScore } from "./given-names";
import { looksLikeName } from "./names";
import type { GridRow } from "../common/types";

const SURNAME =
  /(?:ova?|eva?|ina?|sk[iy]y?|skaya|ska|enko|chuk|yan|dze|shvili|ić|ova|ová|ов|ова|ев|ева|ёв|ёва|ин|ина|ын|ына|ский|ская|цкий|цкая|енко|чук|юк|ян|дзе|швили)$/iu;

/**
 * Returns true if the first of two name columns has surnames. Uses surname endings, common given names, and
 * addresses such as anna.petrova@.
 */
export function isSurnameFirst(
  rows: readonly GridRow[],
  { chosen, second, email }: { chosen: number; second: number; email: number },
): boolean {
  let points = 0;
  for (const { cells } of rows) {
    const [one, other] = [cells[chosen] ?? "", cells[second] ?? ""];
    const local = normalizeForCompare((cells[email] ?? "").split("@")[0] ?? "");
    if (SURNAME.test(one) !== SURNAME.test(other)) points += SURNAME.test(one) ? 1 : -1;
    const [given, later] = [personScore(one) === 2, personScore(other) === 2];
    if (given !== later) points += given ? -1 : 1;
    if (local.startsWith(normalizeForCompare(other)) && local.includes(normalizeForCompare(one)))
      points += 2;
    if (local.startsWith(normalizeForCompare(one)) && local.includes(normalizeForCompare(other)))
      points -= 2;
  }
  return points > rows.length / 2;
}

/** Returns true for a Russian patronymic. */
export function isPatronymic(cell: string): boolean {
  return /(?:вич|вна|ична|ьич|оглы|кызы)$/iu.test(cell) && looksLikeName(cell);
}
