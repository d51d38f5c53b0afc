import { type Dialect, PostgresDialect } from "kysely";
import { Pool, type PoolClient, types } from "pg";
import { withDeadline } from "@/lib/platform/background";
import { ConfigurationError } from "@/lib/platform/configuration-error";
import { pluralize } from "@/lib/platform/pluralize";
import { log } from "@/lib/platform/log";
import { boundedPool } from "./postgres-client";

const INT8 = 20;
/** The number of checks at the start for a pooler that shares server connections between clients. */
const POOLER_TRIES = 3;

const START_MS = 20_000;
const WATCH_MS = 5_000;

type Options = {
  /** The maximum number of connections of this pool. */
  connections: number;
  /**
   * The timeout of a statement (ms). Null, for long work such as migrations: it fails when the server no longer works
   * on it.
   */
  timeoutMs: number | null;
  /** Interval of the checks whether the server works on a statement without a timeout (ms). */
  watchMs?: number;
  /** The timeout of the server's first response (ms). */
  startMs?: number;
};

/** The current use of the pool. */
export type PoolStatus = { total: number; idle: number; waiting: number; max: number };

type Postgres = { dialect: Dialect; status: () => PoolStatus };

/**
 * Connects to PostgreSQL. 64-bit integers arrive as numbers: ours are times in milliseconds and counts,
 * far below 2^53. Throws ConfigurationError when the server can't be reached or is behind a pooler in
 * transaction mode.
 */
export async function openPostgres(url: string, options: Options): Promise<Postgres> {
  const pool = new Pool({
    connectionString: url,
    max: options.connections,
    connectionTimeoutMillis: 5_000,
    idleTimeoutMillis: 30_000,
    keepAlive: true,
    keepAliveInitialDelayMillis: 10_000,
    application_name: "foyer",
    types: {
      getTypeParser: (id, format) =>
        id === INT8 && format !== "binary" ? Number : types.getTypeParser(id, format),
    },
  });
  // Without a listener, a broken connection would end the process; the pool listens only to idle connections.
  pool.on("connect", (client) =>
    client.on("error", (error) =>
      log.warn({ reason: error.message }, "PostgreSQL connection lost"),
    ),
  );
  pool.on("error", () => undefined);
  try {
    await withDeadline(options.startMs ?? START_MS, check(pool, options));
  } catch (error) {
    // Not awaited: on a half-open connection it would never resolve.
    void pool.end().catch(() => undefined);
    if (error instanceof ConfigurationError) throw error;
    const why = error instanceof Error && "code" in error ? String(error.code) : "no response";
    throw new ConfigurationError(
      `DATABASE_URL: can't connect to PostgreSQL (${why}). Check the address and that the server is running.`,
    );
  }
  const watch = { url, everyMs: options.watchMs ?? WATCH_MS };
  return {
    dialect: new PostgresDialect({
      pool: boundedPool(pool, { timeoutMs: options.timeoutMs, watch }),
    }),
    status: () => ({
      total: pool.totalCount,
      idle: pool.idleCount,
      waiting: pool.waitingCount,
      max: options.connections,
    }),
  };
}

async function check(pool: Pool, { connections }: Options): Promise<void> {
  const first = await pool.connect();
  let second: PoolClient | undefined;
  try {
    await warnOfLimit(first, connections);
    second = await pool.connect();
    if (await shareServerConnection(first, second)) {
      throw new ConfigurationError(
        "DATABASE_URL: this is a connection pooler in transaction mode, where notifications get lost. Use the server's own address, or a pooler in session mode.",
      );
    }
  } finally {
    first.release();
    second?.release();
  }
}

/** Two clients have two server connections, except behind a pooler in transaction mode. */
async function shareServerConnection(first: PoolClient, second: PoolClient): Promise<boolean> {
  for (let tries = 0; tries < POOLER_TRIES; tries += 1) {
    // Sequentially, because the pooler then uses its only idle connection for both.
    if ((await backendOf(first)) === (await backendOf(second))) return true;
  }
  return false;
}

async function backendOf(client: PoolClient): Promise<unknown> {
  return (await client.query("select pg_backend_pid() as pid")).rows[0]?.pid;
}

/** Logs a warning when the server accepts fewer connections than one instance may open. */
async function warnOfLimit(client: PoolClient, connections: number): Promise<void> {
  const { rows } = await client.query(`
    select least(
      (select nullif(rolconnlimit, -1) from pg_roles where rolname = current_user),
      (select nullif(datconnlimit, -1) from pg_database where datname = current_database()),
      current_setting('max_connections')::int - current_setting('superuser_reserved_connections')::int
    ) as "limit",
    (select count(*)::int from pg_stat_activity where usename = current_user) as used`);
  const limit = Number(rows[0]?.limit);
  const free = limit - Number(rows[0]?.used) + 1;
  const needed = connections + 1;
  if (free >= needed) return;
  log.warn(
    { limit, free: Math.max(free, 0), needed },
    `PostgreSQL has ${pluralize(Math.max(free, 0), "connection")} left of ${limit}, and this instance may open ${needed}. Raise the limit, or set FOYER_DATABASE_CONNECTIONS lower.`,
  );
}
