"use client";

import { useEffect, useState } from "react";
import { useFormatter, useNow } from "use-intl";
import { useHydrated } from "./use-hydrated";

const SECOND = 1000;
/** Server and browser clocks differ: a time less than this ahead counts as now. */
const CLOCK_SKEW = 10 * SECOND;

type TimeAgoProps = {
  /** Milliseconds since 1970, UTC. */
  at: number;
  /** True for a time in the past, even if the browser's clock is behind the server's. */
  past?: boolean;
  /** Update interval in ms. */
  everyMs?: number;
  /** "short" for "12 sec. ago". */
  style?: "long" | "short" | "narrow";
};

/** A time relative to now, with the exact time on hover. */
export function TimeAgo({ at, past = false, everyMs = 30 * SECOND, style = "long" }: TimeAgoProps) {
  const format = useFormatter();
  const now = useTickingNow(everyMs);
  return (
    <time
      dateTime={new Date(at).toISOString()}
      title={format.dateTime(at, { dateStyle: "medium", timeStyle: "short" })}
      className="tabular-nums"
    >
      {format.relativeTime(past || at - now < CLOCK_SKEW ? Math.min(at, now) : at, { now, style })}
    </time>
  );
}

/**
 * Returns the current time in ms, updated every `everyMs`. The first render of a hydrated page uses
 * the server's time, so that both write the same text.
 */
export function useTickingNow(everyMs: number): number {
  const served = useNow().getTime();
  const hydrated = useHydrated();
  const [now, setNow] = useState(() => (hydrated ? Date.now() : served));
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), everyMs);
    return () => clearInterval(timer);
  }, [everyMs]);
  return now;
}
