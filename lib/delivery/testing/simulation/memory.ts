import {
  type CompiledQuery,
  type DatabaseConnection,
  type Driver,
  Kysely,
  type QueryResult,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from "kysely";
import Libsql from "libsql";
import { z } from "zod";
import { migrate } from "@/lib/db/migrate";
import type { Database } from "@/lib/db/schema";

const DATABASE_CLOCK = "cast(extract(epoch from clock_timestamp()) * 1000 as bigint)";
const SKIP_LOCKED = " for update skip locked";
const CHECKED = /"(invitations|revocations|participants)"/;

export type Row = Record<string, unknown>;
type Raw = InstanceType<typeof Libsql>;

/** The rows are whatever the query selects. */
const Statement = z.custom<{
  reader: boolean;
  all: (values: readonly unknown[]) => Row[];
  run: (values: readonly unknown[]) => { changes: number };
}>();
const Execute = z.custom<DatabaseConnection["executeQuery"]>();

/** A statement, prepared once for all runs. */
export type Prepared = {
  statement: z.infer<typeof Statement>;
  reader: boolean;
  /** The parameter positions of the database's time, in ascending order. */
  clocks: number[];
  writes: boolean;
  /** True for a table that an invariant checks. */
  checked: boolean;
};

/** Prepares a statement of either dialect for SQLite. The database's clock becomes a parameter. */
function prepare(raw: Raw, text: string, checked = CHECKED): Prepared {
  const clocks: number[] = [];
  let parameters = 0;
  const translated = text
    .split(DATABASE_CLOCK)
    .map((part, index, parts) => {
      parameters += part.split("?").length - 1;
      if (index < parts.length - 1) clocks.push(parameters++);
      return part;
    })
    .join("cast(? as integer)")
    .replace(SKIP_LOCKED, "");
  const statement = Statement.parse(raw.prepare(translated));
  return {
    statement,
    reader: statement.reader,
    clocks,
    writes: !/^\s*select/i.test(text),
    checked: checked.test(text),
  };
}

/**
 * Opens an empty database in memory with all tables. Every run starts with `begin`. `checked`: the tables that
 * invariants check.
 */
export async function openMemory(checked = CHECKED) {
  const raw = new Libsql(":memory:");
  const db = kyselyOver({
    init: async () => undefined,
    acquireConnection: async () =>
      connection(async ({ sql, parameters }) => execute(prepare(raw, sql), parameters)),
    beginTransaction: async () => void raw.exec("begin"),
    commitTransaction: async () => void raw.exec("commit"),
    rollbackTransaction: async () => void raw.exec("rollback"),
    releaseConnection: async () => undefined,
    destroy: async () => undefined,
  });
  await migrate(db, { postgres: false, version: "simulation" });
  raw.exec("pragma foreign_keys = off");
  const prepared = new Map<string, Prepared>();
  let started = false;
  const find = (text: string): Prepared => {
    let found = prepared.get(text);
    if (!found) {
      found = prepare(raw, text, checked);
      prepared.set(text, found);
    }
    return found;
  };
  return {
    raw,
    find,
    all: (text: string, ...values: unknown[]): Row[] => execute(find(text), values).rows,
    run: (text: string, ...values: unknown[]): void => void execute(find(text), values),
    /** Starts a run with empty tables: rolls back the writes of the previous run. */
    begin(): void {
      if (started) raw.exec("rollback");
      raw.exec("begin");
      started = true;
    },
  };
}

export type Memory = Awaited<ReturnType<typeof openMemory>>;

/** Returns Kysely over a driver of the simulation. */
export function kyselyOver(driver: Driver): Kysely<Database> {
  return new Kysely<Database>({
    dialect: {
      createAdapter: () => new SqliteAdapter(),
      createDriver: () => driver,
      createIntrospector: (db) => new SqliteIntrospector(db),
      createQueryCompiler: () => new SqliteQueryCompiler(),
    },
  });
}

/** Returns a connection that runs every query with `run`. */
export function connection(
  run: (query: CompiledQuery) => Promise<QueryResult<Row>>,
): DatabaseConnection {
  return {
    executeQuery: Execute.parse(run),
    streamQuery: () => {
      throw new Error("The simulation does not stream.");
    },
  };
}

/** Runs a prepared statement. */
export function execute(
  { statement, reader }: Prepared,
  values: readonly unknown[],
): QueryResult<Row> & { rows: Row[] } {
  if (reader) return { rows: statement.all(values) };
  const { changes } = statement.run(values);
  return { rows: [], numAffectedRows: BigInt(changes) };
}
