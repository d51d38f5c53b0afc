import { Client } from "pg";
import { env } from "@/lib/platform/env";
import { log } from "@/lib/platform/log";
import { type Listener, toldChange } from "./change-row";
import { EVERYTHING } from "@/lib/platform/live-topics";

const CHANNEL = "foyer_changes";
const FIRST_PAUSE = 500;
const LONGEST_PAUSE = 15_000;
/** A connection that breaks without a word is noticed by asking (ms). */
const ASK = 15_000;

/**
 * Tells what any instance commits, by a connection of its own that listens. It is made anew when it
 * breaks, with growing pauses; what was missed meanwhile is told as everything.
 */
export function listenOnPostgres(tell: Listener): () => void {
  let stopped = false;
  let client: Client | null = null;
  let timer: NodeJS.Timeout | undefined;
  let pause = FIRST_PAUSE;

  async function connect(again: boolean): Promise<void> {
    const mine = new Client({
      connectionString: env().databaseUrl,
      connectionTimeoutMillis: 5_000,
      application_name: "foyer-live",
      keepAlive: true,
    });
    client = mine;
    mine.on("notification", ({ payload }) => payload && tell(toldChange(payload)));
    mine.on("error", (error) => broken(mine, error));
    mine.on("end", () => broken(mine, null));
    try {
      await mine.connect();
      await mine.query(`listen ${CHANNEL}`);
    } catch (error) {
      return broken(mine, error);
    }
    if (stopped) return void mine.end().catch(() => undefined);
    pause = FIRST_PAUSE;
    if (again) tell({ projectId: null, topic: EVERYTHING });
    ask(mine);
  }

  function ask(mine: Client): void {
    timer = setTimeout(() => {
      const late = setTimeout(() => broken(mine, null), ASK);
      mine
        .query("select 1")
        .then(() => client === mine && !stopped && ask(mine))
        .catch((error: unknown) => broken(mine, error))
        .finally(() => clearTimeout(late));
    }, ASK);
    timer.unref();
  }

  function broken(mine: Client, error: unknown): void {
    if (stopped || client !== mine) return;
    client = null;
    log.warn({ err: error }, "live changes: the connection to PostgreSQL broke");
    mine.end().catch(() => undefined);
    clearTimeout(timer);
    // At random, so that instances do not come back all at once.
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
