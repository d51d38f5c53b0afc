import { Lifetime } from "@/lib/invitations/schema";

const UNITS = { second: 1, minute: 60, hour: 3_600, day: 86_400, week: 604_800 } as const;
export type Unit = keyof typeof UNITS;

/** Units, short and long, in English and Russian. */
const WORDS: readonly (readonly [Unit, RegExp])[] = [
  ["second", /^(s|secs?|seconds?|с|сек|секунд[аыу]?)$/],
  ["minute", /^(m|mins?|minutes?|м|мин|минут[аыу]?)$/],
  ["hour", /^(h|hrs?|hours?|ч|час(а|ов)?)$/],
  ["day", /^(d|days?|д|дн|дня|дней|день|сут(ки|ок)?)$/],
  ["week", /^(w|wks?|weeks?|нед|недел[яиью]|недель)$/],
];
const UNLIMITED =
  /^(no limit|no expiry|unlimited|none|never|без ограничени[йя]|без срока|бессрочн(о|ая)|нет|не ограничен)$/;
const AMOUNT = /^(\d{1,9}(?:[.,]\d{1,3})?)\s*(\p{L}*)\.?$/u;

/**
 * Returns the lifetime of a link from a cell: seconds, `unlimited`, null if the cell is empty, `unclear` if
 * it isn't a valid lifetime. A number without a unit has the unit of the column's heading. Without that it is
 * unclear, because a guess could be wrong by days.
 */
export function lifetimeIn(
  cell: string,
  unit: Unit | null,
): number | "unlimited" | "unclear" | null {
  const text = cell.normalize("NFKC").toLowerCase().replace(/\s+/g, " ").trim();
  if (text === "") return null;
  if (UNLIMITED.test(text)) return "unlimited";
  const [, amount = "", word = ""] = AMOUNT.exec(text) ?? [];
  const meant = word === "" ? unit : (WORDS.find(([, words]) => words.test(word))?.[0] ?? null);
  if (amount === "" || meant === null) return "unclear";
  const seconds = Math.round(Number(amount.replace(",", ".")) * UNITS[meant]);
  return Lifetime.safeParse(seconds).success ? seconds : "unclear";
}

/** Returns the unit in a heading such as “Lifetime (days)” or “Срок, часов”. */
export function unitIn(heading: string): Unit | null {
  const words = heading
    .normalize("NFKC")
    .toLowerCase()
    .split(/\P{L}+/u);
  // Boomstream's own parameter is in seconds.
  if (words.includes("timeout")) return "second";
  // A single letter is rarely a unit.
  const long = words.filter((word) => word.length > 1);
  return WORDS.find(([, unit]) => long.some((word) => unit.test(word)))?.[0] ?? null;
}
