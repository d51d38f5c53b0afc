import type { PostgresCursor, PostgresPool, PostgresPoolClient, PostgresQueryResult } from "kysely";
import type { Pool, PoolClient } from "pg";
import { DeadlineError, withDeadline } from "@/lib/platform/background";
import { BusyError } from "@/lib/platform/busy-error";
import { monotonicNow } from "@/lib/platform/clock";
import { ConfigurationError } from "@/lib/platform/configuration-error";
import { identifyBackend, type Watch, whileServerWorks } from "./postgres-watch";

/** The maximum number of requests that wait for a connection. */
const MAX_WAITING = 200;
/** How long a request waits for a free connection (ms). */
const ACQUIRE_MS = 5_000;
/** A connection that was idle longer than this is tested before use (ms). */
const TRUSTED_MS = 5_000;
const TEST_MS = 1_000;
const RETRY_MS = 100;
const COMMANDS = ["UPDATE", "DELETE", "INSERT", "MERGE"] as const;
/** too_many_connections, and cannot_connect_now while the server starts. */
const RETRIED = new Set(["53300", "57P03"]);

/** The database could not serve a statement in time, or too many statements wait. */
export class DatabaseBusyError extends BusyError {
  override name = "DatabaseBusyError";
}

type Options = {
  /**
   * The timeout of a statement, after which its connection is closed (ms); null: no timeout; the statement
   * fails once the server has stopped executing it.
   */
  timeoutMs: number | null;
  /** Monitors a statement without a timeout. */
  watch: Watch;
};

/** Waits for a statement. Throws DatabaseBusyError or ConfigurationError if it is abandoned. */
type Bound = <T>(sent: Promise<T>) => Promise<T>;

/**
 * Returns the pool, with a limit on everything that could wait forever. A half-open socket reports no error, so
 * each statement has a deadline, after which the connection is closed. An idle connection is tested before
 * use. The queue for connections is bounded in length and time.
 */
export function boundedPool(pool: Pool, options: Options): PostgresPool {
  const lastUsed = new WeakMap<PoolClient, number>();
  const bounds = new WeakMap<PoolClient, Bound>();
  let suspectBefore = -Infinity;
  const seen = (client: PoolClient, failed: boolean) => {
    if (failed) suspectBefore = monotonicNow();
    else lastUsed.set(client, monotonicNow());
  };

  async function connect(): Promise<PostgresPoolClient> {
    if (pool.waitingCount >= MAX_WAITING) {
      throw new DatabaseBusyError("Too many statements wait for a database connection.");
    }
    const deadline = monotonicNow() + ACQUIRE_MS;
    for (;;) {
      const client = await acquire(pool, deadline);
      const used = lastUsed.get(client);
      const trusted =
        used === undefined || used > Math.max(suspectBefore, monotonicNow() - TRUSTED_MS);
      if (trusted || (await responds(client))) {
        const bound = bounds.get(client) ?? (await prepare(client, options));
        bounds.set(client, bound);
        return new BoundedClient(client, bound, (failed) => seen(client, failed));
      }
      seen(client, true);
      client.release(true);
      if (monotonicNow() > deadline)
        throw new DatabaseBusyError("No database connection responds.");
    }
  }
  return { connect, end: () => pool.end() };
}

/** Waits for a connection, also while the server accepts no more of them. */
async function acquire(pool: Pool, deadline: number): Promise<PoolClient> {
  for (;;) {
    try {
      return await pool.connect();
    } catch (error) {
      const code = error instanceof Error && "code" in error ? String(error.code) : "";
      // The pool's own error has no code.
      if (error instanceof Error && error.message.startsWith("timeout exceeded"))
        throw new DatabaseBusyError("No database connection became free.");
      if (!RETRIED.has(code)) throw error;
      if (monotonicNow() > deadline)
        throw new DatabaseBusyError("The database accepts no more connections.");
      await new Promise((resolve) => setTimeout(resolve, RETRY_MS * (1 + Math.random())));
    }
  }
}

async function responds(client: PoolClient): Promise<boolean> {
  try {
    await withDeadline(TEST_MS, client.query("select 1"));
    return true;
  } catch {
    return false;
  }
}

/** Prepares a new connection and returns the limits of its statements. */
async function prepare(client: PoolClient, { timeoutMs, watch }: Options): Promise<Bound> {
  try {
    if (timeoutMs !== null) {
      await setTimeouts(client, timeoutMs);
      return (sent) => withinTimeout(timeoutMs, sent);
    }
    const backend = await identifyBackend(client);
    return (sent) => whileServerWorks(sent, backend, watch);
  } catch (error) {
    client.release(true);
    throw error;
  }
}

/**
 * Sets timeouts at the server too, so that abandoned statements hold no locks. A pooler may refuse them as
 * start-up parameters, so they are set by a statement.
 */
async function setTimeouts(client: PoolClient, ms: number): Promise<void> {
  const timeouts = `set statement_timeout = ${ms}; set idle_in_transaction_session_timeout = ${2 * ms}`;
  await withDeadline(ms, client.query(timeouts));
}

async function withinTimeout<T>(ms: number, sent: Promise<T>): Promise<T> {
  try {
    return await withDeadline(ms, sent);
  } catch (error) {
    if (!(error instanceof DeadlineError)) throw error;
    throw new DatabaseBusyError(`The database did not respond within ${ms} ms.`);
  }
}

class BoundedClient implements PostgresPoolClient {
  #client: PoolClient;
  #bound: Bound;
  #used: (failed: boolean) => void;
  #broken: Error | null = null;

  constructor(client: PoolClient, bound: Bound, used: (failed: boolean) => void) {
    this.#client = client;
    this.#bound = bound;
    this.#used = used;
  }

  query<R>(text: string, parameters: readonly unknown[]): Promise<PostgresQueryResult<R>>;
  query<R>(cursor: PostgresCursor<R>): PostgresCursor<R>;
  query<R>(
    text: string | PostgresCursor<R>,
    parameters: readonly unknown[] = [],
  ): Promise<PostgresQueryResult<R>> | PostgresCursor<R> {
    if (typeof text !== "string") throw new Error("Cursors have no deadline: page by key instead.");
    return this.#run<R>(text, parameters);
  }

  async #run<R>(text: string, parameters: readonly unknown[]): Promise<PostgresQueryResult<R>> {
    if (this.#broken) throw this.#broken;
    try {
      const result = await this.#bound(this.#client.query(text, [...parameters]));
      this.#used(false);
      return {
        command: COMMANDS.find((command) => command === result.command) ?? "SELECT",
        rowCount: result.rowCount ?? 0,
        rows: result.rows,
      };
    } catch (error) {
      if (!(error instanceof DatabaseBusyError || error instanceof ConfigurationError)) throw error;
      this.#broken = error;
      this.#used(true);
      throw error;
    }
  }

  release(): void {
    this.#client.release(this.#broken !== null);
  }
}
