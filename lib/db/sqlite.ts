import { mkdirSync } from "node:fs";
import path from "node:path";
import {
  CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  SqliteAdapter,
  type SqliteDatabase,
  SqliteDriver,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from "kysely";
import Libsql from "libsql";
import { ConfigurationError } from "@/lib/platform/configuration-error";
import { keepStatements } from "./statement-cache";
import { holdFolder } from "./lock";

/** Takes the write lock when the transaction begins, not at its first write, where it could fail. */
class ImmediateDriver extends SqliteDriver {
  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw("begin immediate"));
  }
}

/** SQLite's DDL is transactional: a migration that is killed must leave nothing behind. */
class TransactionalAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}

/** Kysely's SQLite dialect over libsql's synchronous API. */
function dialect(database: SqliteDatabase): Dialect {
  return {
    createAdapter: () => new TransactionalAdapter(),
    createDriver: () => new ImmediateDriver({ database: keepStatements(database) }),
    createIntrospector: (kysely) => new SqliteIntrospector(kysely),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  };
}

/** Opens `foyer.db` for reading only, beside the Foyer that may hold the folder. */
export function readSqlite(dataDir: string): Dialect {
  return dialect(new Libsql(path.join(dataDir, "foyer.db"), { readonly: true }));
}

/**
 * Opens `foyer.db` in the data folder, which this process then holds alone. What was acknowledged
 * survives a power cut: every commit is synced (synchronous = FULL in WAL mode).
 */
export function openSqlite(dataDir: string): { dialect: Dialect; release: () => void } {
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  } catch {
    throw new ConfigurationError(
      `FOYER_DATA_DIR: can't create ${dataDir}. Check the permissions of its parent folder.`,
    );
  }
  const release = holdFolder(dataDir);
  const database = new Libsql(path.join(dataDir, "foyer.db"));
  for (const pragma of [
    "journal_mode = wal",
    "synchronous = full",
    "busy_timeout = 5000",
    "foreign_keys = on",
  ]) {
    database.exec(`pragma ${pragma}`);
  }
  return { dialect: dialect(database), release };
}
