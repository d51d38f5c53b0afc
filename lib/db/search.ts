import { type Expression, type SqlBool, sql } from "kysely";
import { fold } from "@/lib/fold";
import { db, isPostgres } from "./db";

/** How a text is kept for search: folded, with two spaces before each word. */
export function searchable(text: string): string {
  return fold(text).replace(/^|\s/g, WORD_START);
}

/** An index of runs of three characters can also find beginnings of one letter: "··и". */
const WORD_START = "  ";
/** Shorter words are looked for only where a word begins; an index of three can't find them inside. */
const ANYWHERE = 3;

/** Whether a folded column holds every word of what a person typed, in any order and place. */
export function matches(column: string, typed: string): Expression<SqlBool> {
  return holds(column, fold(typed).split(" ").filter(Boolean));
}

function holds(column: string, parts: string[]): Expression<SqlBool> {
  const each = parts.map(
    (part) =>
      sql<SqlBool>`${sql.ref(column)} like ${`%${part.replace(/[\\%_]/g, "\\$&")}%`} escape '\\'`,
  );
  return each.length === 0 ? sql<SqlBool>`1 = 1` : sql<SqlBool>`(${sql.join(each, sql` and `)})`;
}

/** A participant found in the mirror. */
export type Hit = { project_id: string; code: string; email_key: string; name_key: string };

/**
 * Participants of these projects whose name, e-mail or code holds every word typed; with
 * `beginning`, as the beginning of a word. At most `limit` of them, so that even one letter among
 * half a million costs little: SQLite works while everybody waits. Who is gone, or whose conference
 * is, is not found.
 */
export async function findParticipants(
  projectIds: string[],
  typed: string,
  { beginning, limit }: { beginning: boolean; limit: number },
): Promise<Hit[]> {
  const parts = fold(typed)
    .split(" ")
    .filter(Boolean)
    .map((word) => (beginning || word.length < ANYWHERE ? WORD_START + word : word));
  if (parts.length === 0 || projectIds.length === 0) return [];
  if (isPostgres()) {
    return db()
      .selectFrom("participants as p")
      .innerJoin("conferences as c", (join) =>
        join.onRef("c.project_id", "=", "p.project_id").onRef("c.code", "=", "p.conference_code"),
      )
      .select(["p.project_id", "p.code", "p.email_key", "p.name_key"])
      .where(holds("p.search", parts))
      .where("p.gone_at", "is", null)
      .where("c.deleted_at", "is", null)
      .where("p.project_id", "in", projectIds)
      .limit(limit)
      .execute();
  }
  // The newest first, in the order of the index: nothing has to be sorted.
  const indexed = parts.map((part) => `"${part.replaceAll('"', '""')}"`).join(" AND ");
  const query = sql<Hit>`
    select p.project_id, p.code, p.email_key, p.name_key from search_index
    cross join search_entries e on e.id = search_index.rowid
    cross join participants p on p.project_id = e.project_id and p.code = e.code
    cross join conferences c on c.project_id = p.project_id and c.code = p.conference_code
    where search_index.text match ${indexed} and p.gone_at is null and c.deleted_at is null
      and p.project_id in (${sql.join(projectIds)})
    order by search_index.rowid desc limit ${limit}`;
  return (await query.execute(db())).rows;
}
