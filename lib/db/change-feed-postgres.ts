import { Client } from "pg";
import { env } from "@/lib/platform/env";
import { EVERYTHING } from "@/lib/platform/live-topics";
import { log } from "@/lib/platform/log";
import { type ChangeListener, parseChange } from "./change-row";

const CHANNEL = "foyer_changes";
const FIRST_PAUSE = 500;
const LONGEST_PAUSE = 15_000;
/** Interval and deadline of the query that detects a connection that broke without an error (ms). */
const PING = 15_000;

/**
 * Reports the commits of all instances over a separate connection, and returns a function that stops it. A
 * broken connection is replaced after growing delays, and then everything is reported as changed. The package
 * pg-listen is not used: its last release was in 2020, and it does not detect half-open connections.
 */
export function listenOnPostgres(report: ChangeListener): () => void {
  let stopped = false;
  let client: Client | null = null;
  let timer: NodeJS.Timeout | undefined;
  let pause = FIRST_PAUSE;

  async function connect(again: boolean): Promise<void> {
    const mine = new Client({
      connectionString: env().databaseUrl,
      connectionTimeoutMillis: 5_000,
      query_timeout: PING,
      application_name: "foyer-live",
      keepAlive: true,
    });
    client = mine;
    mine.on("notification", ({ payload }) => payload && report(parseChange(payload)));
    mine.on("error", (error) => reconnect(mine, error));
    mine.on("end", () => reconnect(mine, null));
    try {
      await mine.connect();
      await mine.query(`listen ${CHANNEL}`);
    } catch (error) {
      return reconnect(mine, error);
    }
    if (stopped) return void mine.end().catch(() => undefined);
    pause = FIRST_PAUSE;
    if (again) report({ projectId: null, topic: EVERYTHING });
    ping(mine);
  }

  function ping(mine: Client): void {
    timer = setTimeout(() => {
      mine
        .query("select 1")
        .then(() => client === mine && !stopped && ping(mine))
        .catch((error: unknown) => reconnect(mine, error));
    }, PING);
    timer.unref();
  }

  function reconnect(mine: Client, error: unknown): void {
    if (stopped || client !== mine) return;
    client = null;
    log.warn({ err: error }, "live changes: the connection to PostgreSQL broke");
    mine.end().catch(() => undefined);
    clearTimeout(timer);
    // At random, so that instances do not reconnect all at once.
    timer = setTimeout(() => void connect(true), pause * (0.5 + Math.random()));
    timer.unref();
    pause = Math.min(pause * 2, LONGEST_PAUSE);
  }

  void connect(false);
  return () => {
    stopped = true;
    clearTimeout(timer);
    client?.end().catch(() => undefined);
  };
}
