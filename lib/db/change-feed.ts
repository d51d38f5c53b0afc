import { perProcess } from "@/lib/platform/per-process";
import { listenOnPostgres } from "./change-feed-postgres";
import { listenOnSqlite } from "./change-feed-sqlite";
import type { ChangeListener } from "./change-row";
import { isPostgres } from "./db";

type Feed = { listeners: Set<ChangeListener>; stop: (() => void) | null };

/** Reports committed changes to the listener and returns a function that stops it. All listeners share one source. */
export function listen(listener: ChangeListener): () => void {
  const feed = perProcess("change-feed", (): Feed => ({ listeners: new Set(), stop: null }));
  feed.listeners.add(listener);
  feed.stop ??= (isPostgres() ? listenOnPostgres : listenOnSqlite)((change) => {
    for (const one of feed.listeners) one(change);
  });
  return () => {
    feed.listeners.delete(listener);
    if (feed.listeners.size > 0) return;
    feed.stop?.();
    feed.stop = null;
  };
}
