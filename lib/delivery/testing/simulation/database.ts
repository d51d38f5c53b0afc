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
import type { Process, World } from "./world";

const DATABASE_CLOCK = "cast(extract(epoch from clock_timestamp()) * 1000 as bigint)";
const SKIP_LOCKED = " for update skip locked";

const KEPT = 2_000;
const CLOCK_TABLE = "simulated_clock";

const translated = new Map<string, string>();

/** Returns a statement of PostgreSQL's dialect as SQLite understands it, with the simulated clock. */
function translate(text: string): string {
  let result = translated.get(text);
  if (result === undefined) {
    result = text
      .replaceAll(DATABASE_CLOCK, `(select now from ${CLOCK_TABLE})`)
      .replace(SKIP_LOCKED, "");
    if (translated.size > KEPT) translated.clear();
    translated.set(text, result);
  }
  return result;
}

type Row = Record<string, unknown>;

const Rows = z.custom<Row[]>();
/** The rows are whatever the query selects. */
const Execute = z.custom<DatabaseConnection["executeQuery"]>();
type Raw = InstanceType<typeof Libsql>;

/** Opens an empty database in memory with all tables. Reuse it with `clear`: migrations take time. */
export async function openMemory() {
  const raw = new Libsql(":memory:");
  const direct = { run: (text: string, values: readonly unknown[]) => execute(raw, text, values) };
  const db = kyselyOver({
    init: async () => undefined,
    acquireConnection: async () =>
      connection(async (query) => direct.run(query.sql, query.parameters)),
    beginTransaction: async () => void raw.exec("begin"),
    commitTransaction: async () => void raw.exec("commit"),
    rollbackTransaction: async () => void raw.exec("rollback"),
    releaseConnection: async () => undefined,
    destroy: async () => undefined,
  });
  await migrate(db, { postgres: false, version: "0.0.0" });
  raw.exec(`create table ${CLOCK_TABLE} (now integer)`);
  raw.exec(`insert into ${CLOCK_TABLE} values (0)`);
  const tables = raw
    .prepare("select name from sqlite_master where type = 'table' and sql not like '%virtual%'")
    .all()
    .map((row: unknown) => String(Object(row).name))
    .filter((name: string) => !/^(sqlite_|kysely_|search_index|simulated_)/.test(name));
  raw.exec("pragma foreign_keys = off");
  const initial = new Map<string, Row[]>(
    ["activity_head", "sequences"].map((name) => [
      name,
      raw
        .prepare(`select * from ${name}`)
        .all()
        .map((row: unknown) => ({ ...Object(row) })),
    ]),
  );
  return {
    raw,
    all: (text: string, ...values: unknown[]): Row[] => execute(raw, text, values).rows,
    clear(): void {
      // The run before may have ended within a transaction.
      if (raw.inTransaction) raw.exec("rollback");
      const triggers: { name: string; sql: string }[] = raw
        .prepare("select name, sql from sqlite_master where type = 'trigger'")
        .all()
        .map((row: unknown) => ({ name: String(Object(row).name), sql: String(Object(row).sql) }));
      for (const { name } of triggers) raw.exec(`drop trigger ${name}`);
      for (const name of tables) raw.exec(`delete from ${name}`);
      for (const { sql: text } of triggers) raw.exec(text);
      for (const [name, rows] of initial) {
        for (const row of rows) {
          const keys = Object.keys(row).filter((key) => key !== "_metadata");
          raw
            .prepare(`insert into ${name} (${keys.join()}) values (${keys.map(() => "?").join()})`)
            .run(...keys.map((key) => row[key]));
        }
      }
    },
  };
}

export type Memory = Awaited<ReturnType<typeof openMemory>>;

/** What the processes of one run share: one database, one writer at a time, its own clock. */
export function createDatabase(world: World, memory: Memory, onCommit: () => void) {
  const { raw } = memory;
  let holder: { process: Process; connection: object } | null = null;
  const waiting: { process: Process; resume: () => void }[] = [];
  const clock = { skew: 0, failures: 0 };

  function release(): void {
    holder = null;
    const woken = waiting.splice(0);
    for (const { process, resume } of woken) if (process.alive) world.schedule(0, process, resume);
  }

  async function turn(process: Process, connection: object): Promise<void> {
    await world.wait(world.chance(0.02) ? world.between(50, 2_000) : world.between(0, 4), process);
    while (holder !== null && holder.connection !== connection)
      await new Promise<void>((resume) => waiting.push({ process, resume }));
  }

  const fails = () => clock.failures > 0 && world.chance(clock.failures);
  const lost = () => new Error("The connection to the database was lost.");

  return {
    clock,
    now: () => Math.floor(world.now() + clock.skew),
    isLockedBy: (process: Process) => holder?.process === process,
    /** Ends what a process that was killed has left open. */
    crashed(process: Process): void {
      if (holder?.process !== process) return;
      raw.exec("rollback");
      release();
    },
    /** The database as one process sees it. */
    connect(process: Process): Kysely<Database> {
      const run = async (self: object, query: CompiledQuery): Promise<QueryResult<Row>> => {
        await turn(process, self);
        if (fails()) throw lost();
        const text = translate(query.sql);
        if (text.includes(CLOCK_TABLE))
          execute(raw, "update simulated_clock set now = ?", [
            Math.floor(world.now() + clock.skew),
          ]);
        const result = execute(raw, text, query.parameters);
        if (holder === null && !/^\s*select/i.test(text)) onCommit();
        if (holder === null && fails()) throw lost();
        return result;
      };
      return kyselyOver({
        init: async () => undefined,
        acquireConnection: async () => {
          const self: DatabaseConnection = connection((query) => run(self, query));
          return self;
        },
        beginTransaction: async (self) => {
          await turn(process, self);
          holder = { process, connection: self };
          raw.exec("begin");
        },
        commitTransaction: async (self) => {
          await turn(process, self);
          raw.exec("commit");
          release();
          onCommit();
          if (fails()) throw lost();
        },
        rollbackTransaction: async (self) => {
          if (holder?.connection !== self) return;
          raw.exec("rollback");
          release();
        },
        releaseConnection: async () => undefined,
        destroy: async () => undefined,
      });
    },
  };
}

function kyselyOver(driver: Driver): Kysely<Database> {
  return new Kysely<Database>({
    dialect: {
      createAdapter: () => new SqliteAdapter(),
      createDriver: () => driver,
      createIntrospector: (db) => new SqliteIntrospector(db),
      createQueryCompiler: () => new SqliteQueryCompiler(),
    },
  });
}

function connection(run: (query: CompiledQuery) => Promise<QueryResult<Row>>): DatabaseConnection {
  return {
    executeQuery: Execute.parse(run),
    streamQuery: () => {
      throw new Error("The simulation does not stream.");
    },
  };
}

const prepared = new WeakMap<Raw, Map<string, ReturnType<Raw["prepare"]>>>();

function execute(
  raw: Raw,
  text: string,
  values: readonly unknown[],
): QueryResult<Row> & { rows: Row[] } {
  const statements = prepared.get(raw) ?? new Map<string, ReturnType<Raw["prepare"]>>();
  prepared.set(raw, statements);
  let statement = statements.get(text);
  if (!statement) {
    statement = raw.prepare(text);
    if (statements.size > KEPT) statements.clear();
    statements.set(text, statement);
  }
  if (statement.reader) {
    return { rows: Rows.parse(statement.all([...values])) };
  }
  const { changes } = statement.run([...values]);
  return { rows: [], numAffectedRows: BigInt(changes) };
}
