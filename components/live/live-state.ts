"use client";

import { useCallback, useSyncExternalStore } from "react";

/** How often an open list asks by itself while it is told of changes (ms): how fresh it is moves on. */
const TOLD = 15_000;
/** The same while nobody tells (ms). */
const ALONE = 2_000;

let live = false;
const watchers = new Set<() => void>();

/** Notes whether changes are told as they happen. */
export function setLive(now: boolean): void {
  if (live === now) return;
  live = now;
  for (const watcher of watchers) watcher();
}

/**
 * How often an open list should ask whether anything has changed (ms): seldom where it is told, soon
 * where the last answer failed, so that it goes on by itself once the network is back.
 */
export function useAskAgain(): (query: { state: { status: string } }) => number {
  const told = useSyncExternalStore(
    watch,
    () => live,
    () => true,
  );
  return useCallback(({ state }) => (told && state.status !== "error" ? TOLD : ALONE), [told]);
}

function watch(watcher: () => void): () => void {
  watchers.add(watcher);
  return () => watchers.delete(watcher);
}
