import { Client, type PoolClient } from "pg";
import { DeadlineError, withDeadline } from "@/lib/platform/background";
import { ConfigurationError } from "@/lib/platform/configuration-error";
import { log } from "@/lib/platform/log";
import * as z from "@/lib/platform/zod";

/** Timeout of a query about a statement (ms). */
const RESPONSE_MS = 5_000;
/** A statement is abandoned after this many consecutive queries that find no session working on it. */
const MAX_MISSES = 3;
/** too_many_connections, and cannot_connect_now while the server starts. */
const REFUSED = new Set(["53300", "57P03"]);

/** A session of the server. The process id alone may be reused. */
const Backend = z.object({ pid: z.number(), started: z.string() });
type Backend = z.infer<typeof Backend>;

export type Watch = {
  url: string;
  /** Interval of the queries (ms). */
  everyMs: number;
};

/**
 * Returns the server's session of a connection. Configures keep-alives, so that the server detects a lost client
 * within half a minute and the session holds no lock for hours.
 */
export async function identifyBackend(client: PoolClient): Promise<Backend> {
  await withDeadline(
    RESPONSE_MS,
    client.query(
      "set tcp_keepalives_idle = 10; set tcp_keepalives_interval = 5; set tcp_keepalives_count = 3",
    ),
  );
  const { rows } = await withDeadline(
    RESPONSE_MS,
    client.query(
      "select pid, backend_start::text as started from pg_stat_activity where pid = pg_backend_pid()",
    ),
  );
  return Backend.parse(rows[0]);
}

/**
 * Waits for a statement as long as the server works on it, and checks that over another connection, because a
 * half-open connection delivers neither a result nor an error. Throws ConfigurationError if the server no longer
 * works on the statement, or does not respond.
 */
export async function whileServerWorks<T>(
  statement: Promise<T>,
  backend: Backend,
  { url, everyMs }: Watch,
): Promise<T> {
  for (let misses = 0; misses < MAX_MISSES;) {
    try {
      return await withDeadline(everyMs, statement);
    } catch (error) {
      if (!(error instanceof DeadlineError)) throw error;
    }
    misses = (await isWorking(url, backend)) ? 0 : misses + 1;
  }
  await query(url, `select pg_terminate_backend(pid) ${SESSION}`, backend).catch(() => undefined);
  throw new ConfigurationError(
    "DATABASE_URL: the connection to PostgreSQL stopped responding during a statement, which was given up. Check the network between Foyer and the server, then start again.",
  );
}

const SESSION = "from pg_stat_activity where pid = $1 and backend_start = $2::timestamptz";

async function isWorking(url: string, backend: Backend): Promise<boolean> {
  try {
    const rows = await query(url, `select state ${SESSION}`, backend);
    return rows.some(({ state }) => state === "active");
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "";
    if (!REFUSED.has(code)) return false;
    // The server runs, but refuses the query, so the state of the statement is unknown.
    log.warn("PostgreSQL accepts no more connections, so a long statement can't be watched.");
    return true;
  }
}

/** Runs a query about a session on a separate connection. */
async function query(url: string, text: string, { pid, started }: Backend) {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: RESPONSE_MS });
  client.on("error", () => undefined);
  try {
    const result = client.connect().then(() => client.query(text, [pid, started]));
    return (await withDeadline(2 * RESPONSE_MS, result)).rows;
  } finally {
    // Not awaited: on a half-open connection it would never resolve.
    void client.end().catch(() => undefined);
  }
}
