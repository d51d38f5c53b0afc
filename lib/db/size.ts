import { stat } from "node:fs/promises";
import { sql } from "kysely";
import { env } from "@/lib/platform/env";
import { db, isPostgres } from "./db";
import { sqliteFile } from "./sqlite";

/** Returns the size of the database in bytes; on SQLite with its write-ahead log. */
export async function databaseSize(): Promise<number> {
  if (!isPostgres()) {
    const file = sqliteFile(env().dataDir);
    const log = await stat(`${file}-wal`).catch(() => ({ size: 0 }));
    return (await stat(file)).size + log.size;
  }
  const { rows } = await sql<{ size: number }>`
    select pg_database_size(current_database()) as size`.execute(db());
  return Number(rows[0]?.size);
}
