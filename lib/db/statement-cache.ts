import type { SqliteDatabase, SqliteStatement } from "kysely";

/** More kinds of statements than Foyer has; lists of different lengths make new ones without end. */
const KEPT = 500;

/**
 * The same database, which prepares a statement once for all its runs: preparing takes three times
 * as long as a short query, and what it leaves behind is only freed now and then. Whoever reads rows
 * one by one must have done so before the same statement runs again.
 */
export function keepStatements(database: SqliteDatabase): SqliteDatabase {
  const kept = new Map<string, SqliteStatement>();
  return {
    prepare(sql) {
      const known = kept.get(sql);
      if (known) return known;
      const [oldest] = kept.keys();
      if (oldest !== undefined && kept.size >= KEPT) kept.delete(oldest);
      const statement = database.prepare(sql);
      kept.set(sql, statement);
      return statement;
    },
    close() {
      kept.clear();
      database.close();
    },
  };
}
