import type { SqliteDatabase, SqliteStatement } from "kysely";
import { atExecution } from "./execution-time";

/** More than Foyer has statements. Without a limit, lists of different lengths would add new ones forever. */
const MAX_STATEMENTS = 500;

/**
 * Returns the database with each statement prepared once. Preparing takes three times as long as a
 * short query, and the memory is freed late. Read all rows of a statement before it runs again.
 */
export function cacheStatements(database: SqliteDatabase): SqliteDatabase {
  const cached = new Map<string, SqliteStatement>();
  return {
    prepare(sql) {
      const found = cached.get(sql);
      if (found) return found;
      const [oldest] = cached.keys();
      if (oldest !== undefined && cached.size >= MAX_STATEMENTS) cached.delete(oldest);
      const statement = timed(database.prepare(sql));
      cached.set(sql, statement);
      return statement;
    },
    close() {
      cached.clear();
      database.close();
    },
  };
}

/** Returns a statement whose times are read when it runs. */
function timed(statement: SqliteStatement): SqliteStatement {
  return {
    reader: statement.reader,
    all: (parameters) => statement.all(atExecution(parameters)),
    run: (parameters) => statement.run(atExecution(parameters)),
    iterate: (parameters) => statement.iterate(atExecution(parameters)),
  };
}
