import { monotonicNow } from "@/lib/platform/clock";
import { perProcess } from "@/lib/platform/per-process";

const MINUTE = 60_000;

/**
 * Limits per process and time window: wrong tokens per network; Join per link; lost link requests per
 * network, per page and per address.
 */
const LIMITS = {
  wrong: { most: 60, window: 10 * MINUTE },
  join: { most: 20, window: 5 * MINUTE },
  lost: { most: 20, window: 10 * MINUTE },
  "lost-page": { most: 2_000, window: 10 * MINUTE },
  "lost-address": { most: 3, window: 60 * MINUTE },
} as const;

/** Maximum number of stored keys; the oldest are removed first. */
const MAX_KEYS = 20_000;

type Counter = { until: number; count: number };

const counters = () => perProcess("guest-limits", () => new Map<string, Counter>());

/** Counts one use of a key, and returns true if it is within the limit. */
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
