import { type Kysely, Migrator, sql } from "kysely";
import type { Database } from "./schema";
import { migrations } from "./migrations/all";

/** "foyer" in bytes; any constant would do, as long as all instances use the same. */
const ADVISORY_LOCK = 0x666f796572;

/**
 * Brings the tables up to date. On PostgreSQL one instance does it while the others wait: Kysely's
 * own lock is taken after its bookkeeping tables are made, and four instances starting at once
 * failed there.
 */
export async function migrate(db: Kysely<Database>, postgres: boolean): Promise<void> {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations } });
  const run = async () => {
    const { error } = await migrator.migrateToLatest();
    if (error) throw error;
  };
  if (!postgres) return run();
  await db.connection().execute(async (connection) => {
    await sql`select pg_advisory_lock(${ADVISORY_LOCK}::bigint)`.execute(connection);
    try {
      await run();
    } finally {
      await sql`select pg_advisory_unlock(${ADVISORY_LOCK}::bigint)`.execute(connection);
    }
  });
}
