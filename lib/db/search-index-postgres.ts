import { sql } from "kysely";
import { db } from "./db";
import type { Hit } from "./search-hit";

/** The limit of the first query, and the factor for each further one. */
const FIRST_LIMIT = 100;
const LIMIT_FACTOR = 8;

/** Implements `findInIndex` with the trigram index, with growing limits. */
export async function* findOnPostgres(
  projectIds: string[],
  parts: string[],
): AsyncGenerator<Hit[]> {
  for (let limit = FIRST_LIMIT; ; limit *= LIMIT_FACTOR) {
    const rows = await read(projectIds, parts, limit);
    yield rows;
    if (rows.length < limit) return;
  }
}

/** Implements `findFewInIndex` with the trigram index. */
export async function findFewOnPostgres(
  projectId: string,
  parts: string[],
  limit: number,
): Promise<Hit[] | null> {
  const rows = await read([projectId], parts, limit + 1);
  return rows.length > limit ? null : rows;
}

/**
 * Returns adjacent trigrams that cover the part. Overlapping trigrams would read more lists of the index, and the row
 * is compared with the whole part anyway.
 */
function trigramsOf(part: string): string[] {
  const letters = Array.from(part);
  const starts = letters
    .map((_, at) => at)
    .filter((at) => at % 3 === 0 && at + 3 <= letters.length);
  return [...starts, letters.length - 3].map((at) => letters.slice(at, at + 3).join(""));
}

// The planner must start with the trigram index. Therefore `strpos` instead of LIKE, whose estimate would
// make it scan the table, and a subquery instead of a join for the conference.
async function read(projectIds: string[], parts: string[], limit: number): Promise<Hit[]> {
  const trigrams = [...new Set(parts.flatMap(trigramsOf))];
  const contains = sql.join(
    parts.map((part) => sql`strpos(p.search, ${part}) > 0`),
    sql` and `,
  );
  const query = sql<Hit>`
    select found.email_key, found.name_key
    from unnest(${projectIds}::text[]) as project (id)
    cross join lateral search_blocks(project.id) as block
    cross join lateral (
      select p.email_key, p.name_key from participants p
      where search_keys(p.project_id, p.search_block, p.search) collate "C" @>
          (select array_agg(project.id || block || ' ' || run) from unnest(${trigrams}::text[]) run)
        and ${contains} and p.gone_at is null
        and (
          select c.deleted_at is null from conferences c
          where c.project_id = p.project_id and c.code = p.conference_code
        )
      limit ${limit}
    ) found
    limit ${limit}`;
  return (await query.execute(db())).rows;
}
