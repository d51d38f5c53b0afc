import { type Expression, type SqlBool, sql } from "kysely";
import { fold } from "@/lib/platform/normalize";

/** Returns a text as it is stored for search: folded, with two spaces before each word. */
export function searchable(text: string): string {
  return fold(text).replace(/^|\s/g, WORD_START);
}

/** Two spaces before each word, so that a trigram index also finds its first letter: "··и". */
export const WORD_START = "  ";

/** The minimum length of a word that a trigram index finds (characters). */
export const MIN_INDEXED_LENGTH = 3;

/** Returns the folded words of a search. */
export function words(typed: string): string[] {
  return fold(typed).split(" ").filter(Boolean);
}

/** Returns an SQL condition: a folded column contains every word of a search, in any order and position. */
export function matches(column: string, typed: string): Expression<SqlBool> {
  const each = words(typed).map(
    (word) =>
      sql<SqlBool>`${sql.ref(column)} like ${`%${word.replace(/[\\%_]/g, "\\$&")}%`} escape '\\'`,
  );
  return each.length === 0 ? sql<SqlBool>`1 = 1` : sql<SqlBool>`(${sql.join(each, sql` and `)})`;
}
