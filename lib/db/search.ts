import { type Expression, type SqlBool, sql } from "kysely";
import { fold } from "@/lib/fold";

/**
 * Whether a folded column holds every word of what a person typed, in any order and place.
 * The one place that knows how searching is done, because the engines differ in how to do it fast.
 */
export function matches(column: string, typed: string): Expression<SqlBool> {
  const words = fold(typed).split(" ").filter(Boolean);
  const each = words.map(
    (word) => sql<SqlBool>`${sql.ref(column)} like ${`%${word.replace(/[\\%_]/g, "\\$&")}%`} escape '\\'`,
  );
  return each.length === 0 ? sql<SqlBool>`1 = 1` : sql<SqlBool>`(${sql.join(each, sql` and `)})`;
}
