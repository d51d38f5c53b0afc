import { isPostgres } from "./db";
import { listenOnPostgres } from "./change-feed-postgres";
import { watchSqlite } from "./change-feed-sqlite";

/** Told of each change that was committed, by whichever instance; `projectId` null: of every project. */
export type Listener = (change: { projectId: string | null; topic: string }) => void;

type Hub = { listeners: Set<Listener>; stop: (() => void) | null };

declare global {
  // Next bundles the start and the routes apart; what is one per process lives here.
  var foyerHub: Hub | undefined;
}

/** Hears of changes until the function that it answers is called. One source serves all listeners. */
export function listen(listener: Listener): () => void {
  const hub = (globalThis.foyerHub ??= { listeners: new Set(), stop: null });
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
