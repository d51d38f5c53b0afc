import { sql } from "kysely";
import { db } from "./db";
import type { Hit } from "./search-hit";

/** Rows asked for at first, and how many times as many when they were not enough. */
const FIRST = 100;
const MORE = 8;

/** `holding` by the index of runs of three, block after block until there are rows enough. */
export async function* holdingOnPostgres(
  projectIds: string[],
  parts: string[],
): AsyncGenerator<Hit[]> {
  for (let limit = FIRST; ; limit *= MORE) {
    const rows = await read(projectIds, parts, limit);
    yield rows;
    if (rows.length < limit) return;
  }
}

/** `fewHolding` by the index of runs of three. */
export async function fewHoldingOnPostgres(
  projectId: string,
  parts: string[],
  most: number,
): Promise<Hit[] | null> {
  const rows = await read([projectId], parts, most + 1);
  return rows.length > most ? null : rows;
}

/**
 * Runs of three that lie side by side and cover the part: each costs the index a list, and whether
 * they stand together has to be looked at in the row anyway.
 */
function runsOf(part: string): string[] {
  const letters = Array.from(part);
  const starts = letters
    .map((_, at) => at)
    .filter((at) => at % 3 === 0 && at + 3 <= letters.length);
  return [...starts, letters.length - 3].map((at) => letters.slice(at, at + 3).join(""));
}

// What the planner must not do is begin elsewhere than with the index of runs: `strpos` rather than
// LIKE, which it thinks so rare that it would rather read everybody; the conference by a value of its
// own, not as something to join.
async function read(projectIds: string[], parts: string[], limit: number): Promise<Hit[]> {
  const runs = [...new Set(parts.flatMap(runsOf))];
  const held = sql.join(
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
          (select array_agg(project.id || block || ' ' || run) from unnest(${runs}::text[]) run)
        and ${held} and p.gone_at is null
        and (
          select c.deleted_at is null from conferences c
          where c.project_id = p.project_id and c.code = p.conference_code
        )
      limit ${limit}
    ) found
    limit ${limit}`;
  return (await query.execute(db())).rows;
}
