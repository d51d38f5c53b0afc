import { perProcess } from "@/lib/platform/per-process";
import { isPostgres } from "./db";
import { listenOnPostgres } from "./change-feed-postgres";
import type { Listener } from "./change-row";
import { watchSqlite } from "./change-feed-sqlite";

type Hub = { listeners: Set<Listener>; stop: (() => void) | null };

/** Hears of changes until the function that it answers is called. One source serves all listeners. */
export function listen(listener: Listener): () => void {
  const hub = perProcess("change-feed", (): Hub => ({ listeners: new Set(), stop: null }));
  hub.listeners.add(listener);
  hub.stop ??= (isPostgres() ? listenOnPostgres : watchSqlite)((change) => {
    for (const one of hub.listeners) one(change);
  });
  return () => {
    hub.listeners.delete(listener);
    if (hub.listeners.size > 0) return;
    hub.stop?.();
    hub.stop = null;
  };
}
