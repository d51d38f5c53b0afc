import { perProcess } from "@/lib/platform/per-process";
import { Kysely } from "kysely";
import { env } from "@/lib/platform/env";
import { migrate } from "./migrate";
import { openPostgres } from "./postgres";
import type { Database } from "./schema";
import { openSqlite } from "./sqlite";
import { tellOnSqlite } from "./change-triggers";

type State = { open: Open | null; opening: Promise<void> | null };
type Open = { db: Kysely<Database>; postgres: boolean; release: () => void };

const state = () => perProcess("database", (): State => ({ open: null, opening: null }));

/**
 * Opens the database that the environment names and brings its tables up to date. Calls meanwhile
 * share the work. Throws ConfigurationError when the folder is taken or the server unreachable.
 */
export function openDatabase(): Promise<void> {
  const shared = state();
  shared.opening ??= open().catch((error: unknown) => {
    shared.opening = null;
    throw error;
  });
  return shared.opening;
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
  state().open = { db, postgres: databaseUrl !== undefined, release: engine.release };
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
  const shared = state();
  const { open } = shared;
  Object.assign(shared, { open: null, opening: null });
  await open?.db.destroy();
  open?.release();
}

function opened(): Open {
  const { open } = state();
  if (!open) throw new Error("The database is not open: call openDatabase() first.");
  return open;
}
