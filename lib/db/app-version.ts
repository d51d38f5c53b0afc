import { type Kysely, sql } from "kysely";
import { ConfigurationError } from "@/lib/platform/configuration-error";
import type { Database } from "./schema";

/**
 * Throws ConfigurationError if a newer version of Foyer has migrated the data. The table is created outside of
 * the migrations, because it must be readable before they run.
 */
export async function checkAppVersion(
  db: Kysely<Database>,
  ours: { version: string; migrations: readonly string[] },
): Promise<void> {
  if (!(await exists(db, "kysely_migration"))) return;
  const { rows } = await sql<{ name: string }>`select name from kysely_migration`.execute(db);
  if (rows.every(({ name }) => ours.migrations.includes(name))) return;
  const theirs = await storedVersion(db);
  const newer = theirs === null || theirs === ours.version ? "a newer version" : theirs;
  throw new ConfigurationError(
    `This data was written by Foyer ${newer}; this is Foyer ${ours.version}, which can't read it. Install the newer version again, or restore a backup from before the update.`,
  );
}

/** Stores the version of Foyer that last opened the data. */
export async function storeAppVersion(db: Kysely<Database>, version: string): Promise<void> {
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
