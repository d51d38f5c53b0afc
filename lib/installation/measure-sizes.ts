import { statfs } from "node:fs/promises";
import { sql } from "kysely";
import { databaseSize } from "@/lib/db/size";
import { db, isPostgres } from "@/lib/db/db";
import { withDeadline } from "@/lib/platform/background";
import { env } from "@/lib/platform/env";
import { COUNTED_TABLES, type Sizes } from "./types";

/** A table that takes longer to count is left out (ms). */
const DEADLINE = 1_500;

/** Returns the size of the database and of its largest tables. */
export async function measureSizes(): Promise<Sizes> {
  const [database, free, ...counts] = await Promise.all([
    orNull(databaseSize()),
    orNull(freeSpace()),
    ...COUNTED_TABLES.map((table) => orNull(count(table))),
  ]);
  const [conferences, participants, invitations, links, activity, sessions] = counts;
  return {
    database,
    free,
    conferences: conferences ?? null,
    participants: participants ?? null,
    invitations: invitations ?? null,
    links: links ?? null,
    activity: activity ?? null,
    sessions: sessions ?? null,
  };
}

async function count(table: (typeof COUNTED_TABLES)[number]): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*) as n from ${sql.table(table)}`.execute(db());
  return Number(rows[0]?.n);
}

async function freeSpace(): Promise<number | null> {
  if (isPostgres()) return null;
  const { bavail, bsize } = await statfs(env().dataDir);
  return bavail * bsize;
}

function orNull<T>(work: Promise<T>): Promise<T | null> {
  return withDeadline(DEADLINE, work).catch(() => null);
}
