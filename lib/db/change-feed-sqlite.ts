import { sql } from "kysely";
import { log } from "@/lib/platform/log";
import { type ChangeListener, parseChange } from "./change-row";
import { db } from "./db";

/** Poll interval of the table of changes (ms); one query takes microseconds. */
const POLL_MS = 150;

/** Reports the commits of this process and returns a function that stops it. */
export function listenOnSqlite(report: ChangeListener): () => void {
  let seen: number | null = null;
  let polling = false;
  const poll = async () => {
    const { rows } = await sql<{ topic: string; seq: number }>`
      select topic, seq from changed where seq > ${seen ?? -1} order by seq`.execute(db());
    const started = seen !== null;
    seen = rows.at(-1)?.seq ?? seen ?? 0;
    if (started) for (const { topic } of rows) report(parseChange(topic));
  };
  const tick = () => {
    if (polling) return;
    polling = true;
    poll()
      .catch((error: unknown) => log.error({ err: error }, "changes could not be read"))
      .finally(() => {
        polling = false;
      });
  };
  tick();
  const timer = setInterval(tick, POLL_MS);
  timer.unref();
  return () => clearInterval(timer);
}
