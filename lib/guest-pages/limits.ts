import { monotonicNow } from "@/lib/platform/clock";
import { perProcess } from "@/lib/platform/per-process";

const MINUTE = 60_000;

/**
 * Wrong tokens from one network, Join for one link, and lost links asked for: from one network, on one page
 * and for one address; per process and window.
 */
const LIMITS = {
  wrong: { most: 60, window: 10 * MINUTE },
  join: { most: 20, window: 5 * MINUTE },
  lost: { most: 20, window: 10 * MINUTE },
  "lost-page": { most: 2_000, window: 10 * MINUTE },
  "lost-address": { most: 3, window: 60 * MINUTE },
} as const;

/** More keys than this are never remembered at once; the oldest go first. */
const MAX_KEYS = 20_000;

type Counter = { until: number; count: number };

const counters = () => perProcess("guest-limits", () => new Map<string, Counter>());

/** Counts one use under a key and returns whether it is still within the limit. */
export function withinLimit(what: keyof typeof LIMITS, key: string): boolean {
  const { most, window } = LIMITS[what];
  const all = counters();
  const name = `${what} ${key}`;
  const now = monotonicNow();
  const known = all.get(name);
  if (known && known.until > now) {
    known.count += 1;
    return known.count <= most;
  }
  all.delete(name);
  const oldest = all.size >= MAX_KEYS ? all.keys().next().value : undefined;
  if (oldest !== undefined) all.delete(oldest);
  all.set(name, { until: now + window, count: 1 });
  return true;
}
