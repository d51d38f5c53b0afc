import { sql } from "kysely";
import { db } from "./db";
import { log } from "@/lib/platform/log";
import { type Listener, toldChange } from "./change-row";

/** How often the connection's own notes are looked at (ms): a look takes microseconds. */
const LOOK = 150;

/** Tells what this process commits: SQLite's folder is held by one process alone. */
export function watchSqlite(tell: Listener): () => void {
  let seen: number | null = null;
  let looking = false;
  const look = async () => {
    const { rows } = await sql<{ topic: string; seq: number }>`
      select topic, seq from told where seq > ${seen ?? -1} order by seq`.execute(db());
    const known = seen !== null;
    seen = rows.at(-1)?.seq ?? seen ?? 0;
    if (known) for (const { topic } of rows) tell(toldChange(topic));
  };
  const tick = () => {
    if (looking) return;
    looking = true;
    look()
      .catch((error: unknown) => log.error({ err: error }, "changes could not be read"))
      .finally(() => {
        looking = false;
      });
  };
  tick();
  const timer = setInterval(tick, LOOK);
  timer.unref();
  return () => clearInterval(timer);
}
