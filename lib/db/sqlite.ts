import { mkdirSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
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
import { lockFolder } from "./lock";
import { cacheStatements } from "./sqlite-statements";

/** Takes the write lock when a transaction begins, because taking it at the first write could fail. */
class ImmediateDriver extends SqliteDriver {
  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw("begin immediate"));
  }
}

/** SQLite's DDL is transactional, so a killed migration changes nothing. */
class TransactionalAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}

/** Kysely's SQLite dialect over libsql's synchronous API. */
function dialect(database: SqliteDatabase): Dialect {
  return {
    createAdapter: () => new TransactionalAdapter(),
    createDriver: () => new ImmediateDriver({ database: cacheStatements(database) }),
    createIntrospector: (kysely) => new SqliteIntrospector(kysely),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  };
}

/**
 * Opens `foyer.db` for a read or a short write while another Foyer may have locked the folder. Throws
 * ConfigurationError if the file is missing or unusable.
 */
export function openSqliteBeside(dataDir: string): Dialect {
  try {
    const database = new Libsql(existing(sqliteFile(dataDir)));
    database.exec("pragma busy_timeout = 5000");
    return dialect(database);
  } catch (error) {
    throw explainSqlite(error, dataDir);
  }
}

/**
 * Returns a file name with which libsql opens only an existing database. libsql ignores `readonly` and creates a
 * missing file, which would look like the database.
 */
export function existing(file: string): string {
  return `${pathToFileURL(file).href}?mode=rw`;
}

/** Returns the path of the database file. */
export function sqliteFile(dataDir: string): string {
  return path.join(dataDir, "foyer.db");
}

type Sqlite = {
  dialect: Dialect;
  /** Moves the write-ahead log into the file and empties it, so that the file alone is complete. */
  checkpoint: () => void;
  release: () => void;
};

/**
 * Opens `foyer.db` in the data folder, which is locked for this process. Every commit is synced
 * (synchronous = FULL in WAL mode), so acknowledged writes survive a power failure. Throws
 * ConfigurationError when the folder or the file is unusable.
 */
export function openSqlite(dataDir: string, lock = lockFolder): Sqlite {
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  } catch {
    throw new ConfigurationError(
      `FOYER_DATA_DIR: can't create ${dataDir}. Check the permissions of its parent folder.`,
    );
  }
  const release = lock(dataDir);
  try {
    const database = new Libsql(sqliteFile(dataDir));
    for (const pragma of [
      "busy_timeout = 5000",
      "journal_mode = wal",
      "synchronous = full",
      "foreign_keys = on",
    ]) {
      database.exec(`pragma ${pragma}`);
    }
    return {
      dialect: dialect(database),
      checkpoint: () => void database.prepare("pragma wal_checkpoint(truncate)").all(),
      release,
    };
  } catch (error) {
    release();
    throw explainSqlite(error, dataDir);
  }
}

/**
 * Returns the ConfigurationError that explains why SQLite can't use the database file: damaged,
 * read-only, full or locked. Returns other errors unchanged.
 */
export function explainSqlite(error: unknown, dataDir: string): unknown {
  if (!(error instanceof Error) || error instanceof ConfigurationError) return error;
  const file = sqliteFile(dataDir);
  const code = error instanceof Libsql.SqliteError ? error.code : "";
  const found = EXPLANATIONS.find(([pattern]) => pattern.test(code || error.message));
  return found ? new ConfigurationError(`FOYER_DATA_DIR: ${file} ${found[1]}.`) : error;
}

/** The next step for a damaged file. */
export const DAMAGED = "is damaged. Stop Foyer and restore the file from a backup";

const EXPLANATIONS: readonly [RegExp, string][] = [
  [/^SQLITE_(CORRUPT|NOTADB)|malformed|not a database/, DAMAGED],
  [/^SQLITE_READONLY/, "is read-only. Make the file and its folder writable for this user"],
  [/^SQLITE_(CANTOPEN|PERM)|^ConnectionFailed/, "can't be opened. Check its permissions"],
  [/^SQLITE_FULL/, "can't grow: the disk is full. Free some space"],
  [/^SQLITE_BUSY/, "is locked by another program. Stop that program"],
  [/^SQLITE_IOERR/, "can't be read or written. Check the disk"],
];
