import { setImmediate } from "node:timers/promises";
import { sql } from "kysely";
import { db } from "./db";
import * as z from "@/lib/platform/zod";
import type { Hit } from "./search-hit";

/** Index entries looked at before other requests get their turn: the first portion, and the largest. */
const FIRST = 128;
const LARGEST = 2_048;

const Hits = z.array(z.tuple([z.string(), z.string()]));

/** `holding` by the FTS5 index, project after project in the order of the entries. */
export async function* holdingOnSqlite(
  projectIds: string[],
  parts: string[],
): AsyncGenerator<Hit[]> {
  for (const projectId of projectIds) {
    let after: number | null = null;
    for (let size = FIRST; ; size = Math.min(size * 4, LARGEST)) {
      const portion = await read(projectId, parts, after, size);
      yield portion.hits;
      if (portion.last === null || portion.looked < size) break;
      after = portion.last;
      await setImmediate();
    }
  }
}

/** `fewHolding` by the FTS5 index. */
export async function fewHoldingOnSqlite(
  projectId: string,
  parts: string[],
  most: number,
): Promise<Hit[] | null> {
  const { looked, hits } = await read(projectId, parts, null, most + 1);
  return looked > most ? null : hits;
}

/**
 * The next entries that match, and who of them is there. In one row: handing over rows costs more
 * than finding them. The order is that of the index: nothing has to be sorted.
 */
async function read(projectId: string, parts: string[], after: number | null, size: number) {
  const match = parts.map((part) => `"${part.replaceAll('"', '""')}"`).join(" AND ");
  const first = sql`(select id >> 32 from search_entries where project_id = ${projectId} limit 1) << 32`;
  const query = sql<{ last: number | null; looked: number; hits: string }>`
    select max(entry) as last, count(*) as looked,
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
  if (!row) throw new Error("An aggregate without a row.");
  const hits = Hits.parse(JSON.parse(row.hits));
  return {
    last: row.last,
    looked: row.looked,
    hits: hits.map(([email_key, name_key]) => ({ email_key, name_key })),
  };
}
