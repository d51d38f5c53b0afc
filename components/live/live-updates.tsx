"use client";

import { type QueryClient, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { keysOf } from "@/lib/live/keys";
import { EVERYTHING } from "@/lib/platform/live-topics";
import { setLive } from "./live-state";
import { shareStream } from "./shared-stream";

/** The first change is asked for after so long, those that follow no oftener than this (ms). */
const SOON = 50;
const OFTEN = 600;
/** While something of the person's own is on its way, what others did waits (ms). */
const BUSY = 150;
/** A tab that nobody has looked at for so long gives its stream back (ms). */
const HIDDEN = 60_000;

/** Hears what others change and asks again for what is on the screen; shows nothing itself. */
export function LiveUpdates() {
  const client = useQueryClient();
  useEffect(() => {
    const asking = askAgain(client);
    let stop: (() => void) | null = null;
    let hidden: ReturnType<typeof setTimeout> | undefined;
    const follow = () => {
      clearTimeout(hidden);
      if (document.visibilityState === "visible") {
        if (stop) return;
        stop = shareStream({ topics: asking.told, live: setLive });
      } else {
        hidden = setTimeout(() => {
          stop?.();
          stop = null;
        }, HIDDEN);
      }
    };
    const look = () => {
      const returned = document.visibilityState === "visible" && stop === null;
      follow();
      if (returned) asking.told([EVERYTHING]);
    };
    follow();
    document.addEventListener("visibilitychange", look);
    return () => {
      document.removeEventListener("visibilitychange", look);
      clearTimeout(hidden);
      asking.stop();
      stop?.();
    };
  }, [client]);
  return null;
}

/** Gathers topics, and asks again for the lists that show them. */
function askAgain(client: QueryClient) {
  const topics = new Set<string>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let askedAt = 0;
  const ask = () => {
    timer = undefined;
    // An answer now would take back what the person has just done and sees already.
    if (client.isMutating() > 0) return plan(BUSY);
    askedAt = Date.now();
    const keys = [...topics].flatMap(keysOf);
    topics.clear();
    for (const queryKey of keys) void client.invalidateQueries({ queryKey });
  };
  const plan = (after: number) => {
    timer ??= setTimeout(ask, after);
  };
  return {
    told: (told: readonly string[]): void => {
      for (const topic of told) topics.add(topic);
      plan(Math.max(SOON, askedAt + OFTEN - Date.now()));
    },
    stop: () => clearTimeout(timer),
  };
}
