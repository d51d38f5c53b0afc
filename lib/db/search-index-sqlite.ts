import { setImmediate } from "node:timers/promises";
import { sql } from "kysely";
import { db } from "./db";
import * as z from "@/lib/platform/zod";
import type { Hit } from "./search-hit";

/** Index entries read before other requests may run: in the first batch, and in the largest. */
const FIRST_BATCH = 128;
const MAX_BATCH = 2_048;

const Hits = z.array(z.tuple([z.string(), z.string()]));

/** Implements `findInIndex` with the FTS5 index, project by project in the order of the entries. */
export async function* findOnSqlite(projectIds: string[], parts: string[]): AsyncGenerator<Hit[]> {
  for (const projectId of projectIds) {
    let after: number | null = null;
    for (let size = FIRST_BATCH; ; size = Math.min(size * 4, MAX_BATCH)) {
      const batch = await read(projectId, parts, after, size);
      yield batch.hits;
      if (batch.last === null || batch.entries < size) break;
      after = batch.last;
      await setImmediate();
    }
  }
}

/** Implements `findFewInIndex` with the FTS5 index. */
export async function findFewOnSqlite(
  projectId: string,
  parts: string[],
  limit: number,
): Promise<Hit[] | null> {
  const { entries, hits } = await read(projectId, parts, null, limit + 1);
  return entries > limit ? null : hits;
}

/**
 * Reads the next matching entries, in the order of the index. They come as one row of JSON, because passing
 * rows costs more than finding them.
 */
async function read(projectId: string, parts: string[], after: number | null, size: number) {
  const match = parts.map((part) => `"${part.replaceAll('"', '""')}"`).join(" AND ");
  const first = sql`(select id >> 32 from search_entries where project_id = ${projectId} limit 1) << 32`;
  const query = sql<{ last: number | null; entries: number; hits: string }>`
    select max(entry) as last, count(*) as entries,
      json_group_array(json_array(p.email_key, p.name_key))
        filter (where p.gone_at is null and c.code is not null and c.deleted_at is null) as hits
    from (
      select rowid as entry from search_index
      where text match ${match} and rowid > coalesce(cast(${after} as integer), ${first})
        and rowid <= (${first}) + 4294967295
      order by rowid limit ${size}
    )
    cross join search_entries e on e.id = entry
    cross join participants p on p.project_id = e.project_id and p.code = e.code
    left join conferences c on c.project_id = p.project_id and c.code = p.conference_code`;
  const [row] = (await query.execute(db())).rows;
  if (!row) throw new Error("The aggregate returned no row.");
  const hits = Hits.parse(JSON.parse(row.hits));
  return {
    last: row.last,
    entries: row.entries,
    hits: hits.map(([email_key, name_key]) => ({ email_key, name_key })),
  };
}
