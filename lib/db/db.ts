import { Kysely } from "kysely";
import { env } from "@/lib/platform/env";
import { log } from "@/lib/platform/log";
import { perProcess } from "@/lib/platform/per-process";
import { FolderInUseError } from "./lock";
import { createChangeTriggers } from "./change-triggers";
import { migrate } from "./migrate";
import { openPostgres, type PoolStatus } from "./postgres";
import type { Database } from "./schema";
import { explainSqlite, openSqlite } from "./sqlite";

type State = { open: Open | null; opening: Promise<void> | null };
type Open = {
  db: Kysely<Database>;
  postgres: boolean;
  poolStatus: (() => PoolStatus) | null;
  checkpoint: () => void;
  release: () => void;
};

const state = () => perProcess("database", (): State => ({ open: null, opening: null }));

/**
 * Opens the configured database and runs its migrations. Concurrent calls share one opening. Throws
 * ConfigurationError when the folder is locked, the file is unusable or the server can't be reached. `beside`:
 * for a command that may run while another process has locked the folder; then it runs no migrations.
 */
export function openDatabase({ beside = false } = {}): Promise<void> {
  const shared = state();
  shared.opening ??= open(beside).catch((error: unknown) => {
    shared.opening = null;
    throw error;
  });
  return shared.opening;
}

async function open(beside: boolean): Promise<void> {
  const { databaseUrl, dataDir } = env();
  try {
    state().open = databaseUrl ? await onPostgres(databaseUrl) : await onSqlite(dataDir);
  } catch (error) {
    if (!beside || !(error instanceof FolderInUseError)) throw error;
    state().open = besideSqlite(dataDir);
  }
}

/** Opens SQLite in a second process. The process that locked the folder has run the migrations. */
function besideSqlite(dataDir: string): Open {
  const { dialect } = openSqlite(dataDir, () => () => undefined);
  const nothing = () => undefined;
  const db = new Kysely<Database>({ dialect });
  return { db, postgres: false, poolStatus: null, checkpoint: nothing, release: nothing };
}

async function onPostgres(url: string): Promise<Open> {
  // Migrations may take longer than the statement timeout.
  const patient = new Kysely<Database>({
    dialect: (await openPostgres(url, { connections: 2, timeoutMs: null })).dialect,
  });
  try {
    await migrate(patient, { postgres: true, version: env().version });
  } finally {
    await patient.destroy();
  }
  const { dialect, status } = await openPostgres(url, env().database);
  return {
    db: new Kysely<Database>({ dialect }),
    postgres: true,
    poolStatus: status,
    checkpoint: () => undefined,
    release: () => undefined,
  };
}

async function onSqlite(dataDir: string): Promise<Open> {
  const { dialect, checkpoint, release } = openSqlite(dataDir);
  const db = new Kysely<Database>({ dialect });
  try {
    await migrate(db, { postgres: false, version: env().version });
    await createChangeTriggers(db);
  } catch (error) {
    await db.destroy();
    release();
    throw explainSqlite(error, dataDir);
  }
  return { db, postgres: false, poolStatus: null, checkpoint, release };
}

/** Returns the database. Inside a transaction use its own handle: SQLite has one connection. */
export function db(): Kysely<Database> {
  return opened().db;
}

/** Returns true on PostgreSQL, for the few functions that differ between the engines. */
export function isPostgres(): boolean {
  return opened().postgres;
}

/** Returns how the PostgreSQL pool is used; null on SQLite. */
export function poolStatus(): PoolStatus | null {
  return opened().poolStatus?.() ?? null;
}

/** Moves SQLite's write-ahead log into the database file and empties it. Does nothing on PostgreSQL. */
export function checkpoint(): void {
  opened().checkpoint();
}

/** Closes the database and unlocks the data folder. On SQLite the file is then complete without its log. */
export async function closeDatabase(): Promise<void> {
  const shared = state();
  const { open } = shared;
  Object.assign(shared, { open: null, opening: null });
  if (!open) return;
  try {
    open.checkpoint();
  } catch (error) {
    log.error({ err: error }, "the write-ahead log could not be emptied");
  }
  await open.db.destroy();
  open.release();
}

function opened(): Open {
  const { open } = state();
  if (!open) throw new Error("The database is not open: call openDatabase() first.");
  return open;
}
