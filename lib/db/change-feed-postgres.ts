import { Client } from "pg";
import { env } from "@/lib/platform/env";
import { EVERYTHING } from "@/lib/platform/live-topics";
import { log } from "@/lib/platform/log";
import { type ChangeListener, parseChange } from "./change-row";

const CHANNEL = "foyer_changes";
const MIN_DELAY_MS = 500;
const MAX_DELAY_MS = 15_000;
/** Interval and deadline of the query that detects a connection that broke without an error (ms). */
const PING_MS = 15_000;

/**
 * Reports the commits of all instances over a separate connection, and returns a function that stops it. A
 * broken connection is replaced after growing delays, and then everything is reported as changed. The package
 * pg-listen is not used: its last release was in 2020, and it does not detect half-open connections.
 */
export function listenOnPostgres(report: ChangeListener): () => void {
  let stopped = false;
  let client: Client | null = null;
  let timer: NodeJS.Timeout | undefined;
  let pause = MIN_DELAY_MS;

  async function connect(again: boolean): Promise<void> {
    const current = new Client({
      connectionString: env().databaseUrl,
      connectionTimeoutMillis: 5_000,
      query_timeout: PING_MS,
      application_name: "foyer-live",
      keepAlive: true,
    });
    client = current;
    current.on("notification", ({ payload }) => payload && report(parseChange(payload)));
    current.on("error", (error) => reconnect(current, error));
    current.on("end", () => reconnect(current, null));
    try {
      await current.connect();
      await current.query(`listen ${CHANNEL}`);
    } catch (error) {
      return reconnect(current, error);
    }
    if (stopped) return void current.end().catch(() => undefined);
    pause = MIN_DELAY_MS;
    if (again) report({ projectId: null, topic: EVERYTHING });
    ping(current);
  }

  function ping(current: Client): void {
    timer = setTimeout(() => {
      current
        .query("select 1")
        .then(() => client === current && !stopped && ping(current))
        .catch((error: unknown) => reconnect(current, error));
    }, PING_MS);
    timer.unref();
  }

  function reconnect(current: Client, error: unknown): void {
    if (stopped || client !== current) return;
    client = null;
    log.warn({ err: error }, "live changes: the connection to PostgreSQL broke");
    current.end().catch(() => undefined);
    clearTimeout(timer);
    // Random, so that instances do not reconnect at the same time.
    timer = setTimeout(() => void connect(true), pause * (0.5 + Math.random()));
    timer.unref();
    pause = Math.min(pause * 2, MAX_DELAY_MS);
  }

  void connect(false);
  return () => {
    stopped = true;
    clearTimeout(timer);
    client?.end().catch(() => undefined);
  };
}
