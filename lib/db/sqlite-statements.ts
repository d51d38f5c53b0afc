import { monotonicNow } from "@/lib/platform/clock";
import type { SqliteDatabase, SqliteStatement } from "kysely";

/** Identifies instances, because the bundle contains this module more than once and `instanceof` fails. */
const MARK = Symbol.for("foyer.execution-time");

/**
 * A parameter of a SQLite statement whose value is the execution time, in ms since 1970. A time read when the
 * statement is built would be too early: the statement may wait for the connection while another request takes a
 * lease.
 */
export class ExecutionTime {
  readonly [MARK] = true;

  constructor(readonly read: () => number) {}

  static [Symbol.hasInstance](value: unknown): boolean {
    return typeof value === "object" && value !== null && MARK in value;
  }
}

export const executionTime = new ExecutionTime(monotonicNow);

/** Returns the parameters of a statement that runs now. All times in it are the same. */
export function atExecution(parameters: readonly unknown[]): unknown[] {
  let now: number | null = null;
  return parameters.map((value) =>
    value instanceof ExecutionTime ? (now ??= value.read()) : value,
  );
}

/** More than Foyer has statements. The limit exists because lists of different lengths add new ones. */
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
