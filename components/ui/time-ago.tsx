"use client";

import { useFormatter } from "use-intl";
import { useTickingNow } from "./use-ticking-now";

const SECOND = 1000;
/** Clocks of server and browser differ: what lies ahead by less than this is now. */
const A_MOMENT = 10 * SECOND;

type TimeAgoProps = {
  /** Milliseconds since 1970, UTC. */
  at: number;
  /** Certainly past: a clock that is behind the server's must not make it "in 3 seconds". */
  past?: boolean;
  /** How often the text is renewed; seconds matter only where freshness is shown. */
  everyMs?: number;
  /** "short" for "12 sec. ago" where room is short. */
  style?: "long" | "short" | "narrow";
};

/** How long ago something was, or how far ahead it lies; the exact time on hover. */
export function TimeAgo({ at, past = false, everyMs = 30 * SECOND, style = "long" }: TimeAgoProps) {
  const format = useFormatter();
  const now = useTickingNow(everyMs);
  return (
    <time
      dateTime={new Date(at).toISOString()}
      title={format.dateTime(at, { dateStyle: "medium", timeStyle: "short" })}
      className="tabular-nums"
    >
      {format.relativeTime(past || at - now < A_MOMENT ? Math.min(at, now) : at, { now, style })}
    </time>
  );
}
