import { Kysely } from "kysely";
import { env } from "@/lib/platform/env";
import { migrate } from "./migrate";
import { openPostgres } from "./postgres";
import type { Database } from "./schema";
import { openSqlite } from "./sqlite";
import { tellOnSqlite } from "./change-triggers";

type Open = { db: Kysely<Database>; postgres: boolean; release: () => void };

// On globalThis, because Next bundles instrumentation and routes apart, each with its own modules.
declare global {
  var foyerDatabase: Open | undefined;
  var foyerOpening: Promise<void> | undefined;
}

/**
 * Opens the database that the environment names and brings its tables up to date. Calls meanwhile
 * share the work. Throws ConfigurationError when the folder is taken or the server unreachable.
 */
export function openDatabase(): Promise<void> {
  globalThis.foyerOpening ??= open().catch((error: unknown) => {
    globalThis.foyerOpening = undefined;
    throw error;
  });
  return globalThis.foyerOpening;
}

async function open(): Promise<void> {
  const { databaseUrl, dataDir } = env();
  const engine = databaseUrl
    ? { ...(await openPostgres(databaseUrl)), release: () => undefined }
    : openSqlite(dataDir);
  const db = new Kysely<Database>({ dialect: engine.dialect });
  try {
    await migrate(db, databaseUrl !== undefined);
  } catch (error) {
    await db.destroy();
    engine.release();
    throw error;
  }
  if (databaseUrl === undefined) await tellOnSqlite(db);
  globalThis.foyerDatabase = { db, postgres: databaseUrl !== undefined, release: engine.release };
}

/** The database. Inside a transaction use its own handle: SQLite has one connection for all. */
export function db(): Kysely<Database> {
  return opened().db;
}

/** Whether the engine is PostgreSQL, for the few functions with two bodies. */
export function isPostgres(): boolean {
  return opened().postgres;
}

/** Closes the database and gives the data folder back. */
export async function closeDatabase(): Promise<void> {
  const open = globalThis.foyerDatabase;
  globalThis.foyerDatabase = undefined;
  globalThis.foyerOpening = undefined;
  await open?.db.destroy();
  open?.release();
}

function opened(): Open {
  if (!globalThis.foyerDatabase)
    throw new Error("The database is not open: openDatabase() comes first.");
  return globalThis.foyerDatabase;
}
