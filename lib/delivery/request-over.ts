import { isPostgres } from "@/lib/db/db";
import { readOrder } from "@/lib/mirror/order";
import { monotonicNow } from "@/lib/platform/clock";
import { env } from "@/lib/platform/env";
import { perProcess } from "@/lib/platform/per-process";
import type { Claimed } from "./claim";
import { sendWindow } from "./in-flight";

type Observed = { since: number; order: number | null };

/** When this process first saw each unknown attempt, by its monotonic clock. */
const observed = () => perProcess("unknown-attempts", () => new Map<string, Observed>());
const MAX_OBSERVED = 100_000;

/**
 * Returns the order after which a requested roster shows the final outcome of an unknown attempt; null
 * while its request may still be executed. The time counts from when this process first saw the
 * attempt unknown, by its monotonic clock: no wall clocks are compared, and a restart only waits longer.
 */
export async function orderWhenOver(
  attempt: Pick<Claimed, "id" | "epoch" | "lost">,
): Promise<number | null> {
  const attempts = observed();
  const key = `${attempt.id}/${attempt.epoch}`;
  let seen = attempts.get(key);
  if (!seen) {
    if (attempts.size >= MAX_OBSERVED) attempts.clear();
    seen = { since: monotonicNow(), order: null };
    attempts.set(key, seen);
  }
  if (seen.order === null && monotonicNow() - seen.since >= longestRequest(attempt.lost)) {
    seen.order = await readOrder();
  }
  return seen.order;
}

/** Forgets an attempt whose outcome was decided. */
export function forgetAttempt({ id, epoch }: Pick<Claimed, "id" | "epoch">): void {
  observed().delete(`${id}/${epoch}`);
}

/** How long the request of an unknown attempt may still be executed at the service (ms). */
function longestRequest(lost: Claimed["lost"]): number {
  // A response arrived, so the request is over.
  if (lost === "garbled") return 0;
  // An instance that seems gone may only be paused, and may still send within its window.
  const pausedSender = lost === "abandoned" && isPostgres();
  const unsent = pausedSender ? sendWindow() + env().boomstream.timeoutMs : 0;
  return env().imports.settleMs + unsent;
}
