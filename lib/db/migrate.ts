import { type Kysely, Migrator, sql } from "kysely";
import { ConfigurationError } from "@/lib/platform/configuration-error";
import { log } from "@/lib/platform/log";
import { migrations } from "@/lib/db/migrations/all";
import type { Database } from "./schema";

/** "foyer" in bytes. All instances must use the same number. */
const ADVISORY_LOCK = 0x666f796572;
const RETRY_MS = 500;

/**
 * Runs missing migrations. On PostgreSQL, one instance runs them while the others wait and log it. Kysely's
 * own lock is not enough: it is taken after Kysely has created its tables, which fails when several instances
 * start at once. The lock belongs to a transaction, not to a session. Throws ConfigurationError for data of a
 * newer version.
 */
export async function migrate(
  db: Kysely<Database>,
  { postgres, version }: { postgres: boolean; version: string },
): Promise<void> {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations } });
  const run = async () => {
    await checkAppVersion(db, { version, migrations: Object.keys(migrations) });
    const { error } = await migrator.migrateToLatest();
    if (error) throw error;
    await storeAppVersion(db, version);
  };
  if (!postgres) return run();
  for (let tries = 0; !(await runLocked(db, run)); tries += 1) {
    if (tries % 10 === 0) log.warn("Waiting for another instance to finish its migrations.");
    await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
  }
}

/**
 * Runs the migrations up to this one in an empty database. Throws ConfigurationError for an unknown migration.
 */
export async function migrateTo(db: Kysely<Database>, name: string): Promise<void> {
  if (!migrations[name]) {
    throw new ConfigurationError("The backup was made by a newer Foyer. Use that version.");
  }
  const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations } });
  const { error } = await migrator.migrateTo(name);
  if (error) throw error;
}

/** Returns false when another instance has the lock. */
function runLocked(db: Kysely<Database>, run: () => Promise<void>): Promise<boolean> {
  return db.transaction().execute(async (tx) => {
    const { rows } = await sql<{ locked: boolean }>`
      select pg_try_advisory_xact_lock(${ADVISORY_LOCK}::bigint) as locked`.execute(tx);
    if (rows[0]?.locked !== true) return false;
    await run();
    return true;
  });
}

/**
 * Throws ConfigurationError if a newer version of Foyer has migrated the data. The table is created outside of
 * the migrations, because it must be readable before they run.
 */
async function checkAppVersion(
  db: Kysely<Database>,
  own: { version: string; migrations: readonly string[] },
): Promise<void> {
  if (!(await exists(db, "kysely_migration"))) return;
  const { rows } = await sql<{ name: string }>`select name from kysely_migration`.execute(db);
  if (rows.every(({ name }) => own.migrations.includes(name))) return;
  const writtenBy = await storedVersion(db);
  const newer = writtenBy === null || writtenBy === own.version ? "a newer version" : writtenBy;
  throw new ConfigurationError(
    `This data was written by Foyer ${newer}; this is Foyer ${own.version}, which can't read it. Install the newer version again, or restore a backup from before the update.`,
  );
}

/** Stores the version of Foyer that last opened the data. */
async function storeAppVersion(db: Kysely<Database>, version: string): Promise<void> {
  await sql`
    create table if not exists app_version (id integer primary key, version text not null)
  `.execute(db);
  await sql`
    insert into app_version (id, version) values (1, ${version})
    on conflict (id) do update set version = excluded.version`.execute(db);
}

/** Returns the version of Foyer that last opened the data; null for data older than 0.2.0. */
async function storedVersion(db: Kysely<Database>): Promise<string | null> {
  if (!(await exists(db, "app_version"))) return null;
  const { rows } = await sql<{ version: string }>`select version from app_version`.execute(db);
  return rows[0]?.version ?? null;
}

async function exists(db: Kysely<Database>, table: string): Promise<boolean> {
  const tables = await db.introspection.getTables({ withInternalKyselyTables: true });
  return tables.some(({ name }) => name === table);
}
