import type { Kysely } from "kysely";
import type { Database } from "@/lib/db/schema";
import { hashOf } from "./chain";

const AT_ONCE = 1_000;

/** How the chain stands: whole up to its head, or where it breaks first and how. */
export type Verdict =
  | { whole: true; rows: number; head: string }
  | { whole: false; seq: number; why: "missing" | "changed" | "cut off" };

/**
 * Goes through the whole activity and finds the first row that was changed, taken out, put in or
 * cut off at the end. Somebody who rewrites everything with new hashes is found only by comparing
 * the head with one that was noted elsewhere.
 */
export async function verifyActivity(db: Kysely<Database>): Promise<Verdict> {
  let seq = 0;
  let hash = "";
  for (;;) {
    const rows = await db
      .selectFrom("activity")
      .selectAll()
      .where("seq", ">", seq)
      .orderBy("seq")
      .limit(AT_ONCE)
      .execute();
    for (const row of rows) {
      if (row.seq !== seq + 1) return { whole: false, seq: seq + 1, why: "missing" };
      if (row.hash !== hashOf(hash, row)) return { whole: false, seq: row.seq, why: "changed" };
      ({ seq, hash } = row);
    }
    if (rows.length < AT_ONCE) break;
  }
  const head = await db.selectFrom("activity_head").selectAll().executeTakeFirst();
  // A running Foyer may have added rows since: the head is then further, never nearer.
  const last =
    head &&
    (await db.selectFrom("activity").select("hash").where("seq", "=", head.seq).executeTakeFirst());
  if (head && head.seq > 0 && last?.hash !== head.hash) {
    return { whole: false, seq: seq + 1, why: "cut off" };
  }
  return { whole: true, rows: seq, head: hash };
}
