"use client";

import { useCallback, useSyncExternalStore } from "react";

/** Refetch interval while the event stream is live (ms). */
const LIVE_INTERVAL = 15_000;
/** Refetch interval without it (ms). */
const POLL_INTERVAL = 2_000;

let live = false;
const watchers = new Set<() => void>();

/** Records whether the event stream is live. */
export function setLive(now: boolean): void {
  if (live === now) return;
  live = now;
  for (const watcher of watchers) watcher();
}

/**
 * Returns a function for `refetchInterval` (ms): long while the event stream is live, short without it
 * and after a failure, so that lists recover when the network is back.
 */
export function useRefetchInterval(): (query: { state: { status: string } }) => number {
  const streaming = useSyncExternalStore(
    subscribe,
    () => live,
    () => true,
  );
  return useCallback(
    ({ state }) => (streaming && state.status !== "error" ? LIVE_INTERVAL : POLL_INTERVAL),
    [streaming],
  );
}

function subscribe(watcher: () => void): () => void {
  watchers.add(watcher);
  return () => watchers.delete(watcher);
}
