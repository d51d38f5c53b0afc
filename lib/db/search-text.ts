import { type Expression, type SqlBool, sql } from "kysely";
import { fold } from "@/lib/platform/normalize";

/** How a text is kept for search: folded, with two spaces before each word. */
export function searchable(text: string): string {
  return fold(text).replace(/^|\s/g, WORD_START);
}

/** An index of runs of three characters can also find beginnings of one letter: "··и". */
export const WORD_START = "  ";

/** An index of runs of three finds no shorter words. */
export const INDEXED = 3;

/** The words of what a person typed, folded. */
export function words(typed: string): string[] {
  return fold(typed).split(" ").filter(Boolean);
}

/** Whether a folded column holds every word of what a person typed, in any order and place. */
export function matches(column: string, typed: string): Expression<SqlBool> {
  const each = words(typed).map(
    (word) =>
      sql<SqlBool>`${sql.ref(column)} like ${`%${word.replace(/[\\%_]/g, "\\$&")}%`} escape '\\'`,
  );
  return each.length === 0 ? sql<SqlBool>`1 = 1` : sql<SqlBool>`(${sql.join(each, sql` and `)})`;
}
