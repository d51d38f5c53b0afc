import { statSync } from "node:fs";
import path from "node:path";
import { sql } from "kysely";
import { env } from "@/lib/platform/env";
import { db, isPostgres } from "./db";

/**
 * Throws unless the database answers. SQLite goes on working in a file that was deleted under it,
 * and loses everything at the end: so the file must be in its place, too.
 */
export async function assertDatabaseAlive(): Promise<void> {
  await sql`select 1 from staff limit 1`.execute(db());
  if (!isPostgres()) statSync(path.join(env().dataDir, "foyer.db"));
}
