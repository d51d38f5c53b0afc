import type { CompiledQuery, DatabaseConnection, Kysely, QueryResult } from "kysely";
import { atExecution } from "@/lib/db/sqlite-statements";
import type { Database } from "@/lib/db/schema";
import { connection, execute, kyselyOver, type Memory, type Prepared, type Row } from "./memory";
import type { Process, World } from "./world";

/** The database that the processes of one run share: one writer at a time, and a separate clock. */
export function createDatabase(world: World, memory: Memory, onCommit: () => void) {
  const { raw } = memory;
  let dirty = false;
  let holder: { process: Process; connection: object } | null = null;
  const waiting: { process: Process; resume: () => void }[] = [];
  const clock = { skew: 0, failures: 0, slow: 0.02 };

  function release(): void {
    holder = null;
    const woken = waiting.splice(0);
    for (const { process, resume } of woken) if (process.alive) world.schedule(0, process, resume);
  }

  async function turn(process: Process, connection: object): Promise<void> {
    await world.wait(
      world.chance(clock.slow) ? world.between(50, 2_000) : world.between(0, 4),
      process,
    );
    while (holder !== null && holder.connection !== connection)
      await new Promise<void>((resume) => waiting.push({ process, resume }));
  }

  /** The whole run is one transaction, so transactions in it are savepoints. */
  function undo(): void {
    raw.exec("rollback to transaction_of_process; release transaction_of_process");
    release();
    if (dirty) committed();
  }

  function committed(): void {
    dirty = false;
    onCommit();
  }

  function withClock({ clocks }: Prepared, parameters: readonly unknown[]): readonly unknown[] {
    if (clocks.length === 0) return atExecution(parameters);
    const now = Math.floor(world.now() + clock.skew);
    const values = [...parameters];
    for (const at of clocks) values.splice(at, 0, now);
    return values;
  }

  const fails = () => clock.failures > 0 && world.chance(clock.failures);
  const lost = () => new Error("The connection to the database was lost.");

  return {
    clock,
    isLockedBy: (process: Process) => holder?.process === process,
    /** Checks the invariants now, or after the open transaction. */
    checkCommitted(): void {
      if (holder === null) committed();
      else dirty = true;
    },
    /** Rolls back the open transactions of a killed process. */
    crashed(process: Process): void {
      if (holder?.process !== process) return;
      undo();
    },
    /** The database connection of one process. */
    connect(process: Process): Kysely<Database> {
      const run = async (self: object, query: CompiledQuery): Promise<QueryResult<Row>> => {
        await turn(process, self);
        if (fails()) throw lost();
        const found = memory.find(query.sql);
        const result = execute(found, withClock(found, query.parameters));
        if (found.checked && hasChanged(found, result)) dirty = true;
        if (holder === null && dirty) committed();
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
          raw.exec("savepoint transaction_of_process");
        },
        commitTransaction: async (self) => {
          await turn(process, self);
          raw.exec("release transaction_of_process");
          release();
          if (dirty) committed();
          if (fails()) throw lost();
        },
        rollbackTransaction: async (self) => {
          if (holder?.connection !== self) return;
          undo();
        },
        releaseConnection: async () => undefined,
        destroy: async () => undefined,
      });
    },
  };
}

/** Returns false for a write that changed no row, because it can't violate an invariant. */
function hasChanged({ writes, reader }: Prepared, { rows, numAffectedRows }: QueryResult<Row>) {
  return writes && (reader ? rows.length > 0 : Number(numAffectedRows) > 0);
}
