"use client";

import { type QueryClient, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { keysOf } from "@/lib/live/keys";
import { EVERYTHING } from "@/lib/platform/live-topics";
import { setLive } from "./live-state";
import { shareStream } from "./shared-stream";

/** The delay before the first refetch, and the minimum between two (ms). */
const FIRST_DELAY = 50;
const MIN_INTERVAL = 600;
/** The delay while a change by this person is being saved (ms). */
const BUSY_DELAY = 150;
/** A tab hidden for this long closes its stream (ms). */
const HIDDEN_LIMIT = 60_000;

/** Refetches what is on the screen when other people change it; renders nothing. */
export function LiveUpdates() {
  const client = useQueryClient();
  useEffect(() => {
    const refetcher = createRefetcher(client);
    let stop: (() => void) | null = null;
    let hidden: ReturnType<typeof setTimeout> | undefined;
    const follow = () => {
      clearTimeout(hidden);
      if (document.visibilityState === "visible") {
        if (stop) return;
        stop = shareStream({ topics: refetcher.add, live: setLive });
      } else {
        hidden = setTimeout(() => {
          stop?.();
          stop = null;
        }, HIDDEN_LIMIT);
      }
    };
    const onVisibilityChange = () => {
      const returned = document.visibilityState === "visible" && stop === null;
      follow();
      if (returned) refetcher.add([EVERYTHING]);
    };
    follow();
    document.addEventListener("visibilitychange", onVisibilityChange);
    return () => {
      document.removeEventListener("visibilitychange", onVisibilityChange);
      clearTimeout(hidden);
      refetcher.stop();
      stop?.();
    };
  }, [client]);
  return null;
}

/** Collects topics and refetches the queries that show them. */
function createRefetcher(client: QueryClient) {
  const topics = new Set<string>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let refetchedAt = 0;
  const refetch = () => {
    timer = undefined;
    // A response now could overwrite an optimistic update.
    if (client.isMutating() > 0) return schedule(BUSY_DELAY);
    refetchedAt = Date.now();
    const keys = [...topics].flatMap(keysOf);
    topics.clear();
    for (const queryKey of keys) void client.invalidateQueries({ queryKey });
  };
  const schedule = (after: number) => {
    timer ??= setTimeout(refetch, after);
  };
  return {
    add: (added: readonly string[]): void => {
      for (const topic of added) topics.add(topic);
      schedule(Math.max(FIRST_DELAY, refetchedAt + MIN_INTERVAL - Date.now()));
    },
    stop: () => clearTimeout(timer),
  };
}
