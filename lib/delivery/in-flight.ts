import { env } from "@/lib/platform/env";
import { perProcess } from "@/lib/platform/per-process";
import { isPostgres } from "@/lib/db/db";
import { readOrder } from "@/lib/mirror/request-order";
import { monotonicNow } from "@/lib/platform/clock";
import type { Claimed } from "./claim";

type InFlight = { rows: Set<string>; claims: Set<Promise<unknown>> };

const state = (name: string) =>
  perProcess(`${name}-in-flight`, (): InFlight => ({ rows: new Set(), claims: new Set() }));

/**
 * The rows that this process is sending, for the ledger, the revocations and the email queue. This process never
 * treats them as abandoned, whatever the clocks show.
 */
export function inFlight(name: "invitations" | "revocations" | "mail") {
  const { rows, claims } = state(name);
  return {
    add: (id: string) => void rows.add(id),
    remove: (id: string) => void rows.delete(id),
    /** Runs a claim and registers its rows before they can count as abandoned. */
    async claim<T extends { id: string }>(work: () => Promise<T[]>): Promise<T[]> {
      const claim = work().then((claimed) => {
        for (const { id } of claimed) rows.add(id);
        return claimed;
      });
      claims.add(claim);
      try {
        return await claim;
      } finally {
        claims.delete(claim);
      }
    },
    /** Returns those of the rows that this process is not sending, because the result of their claim was lost. */
    async without<T extends { id: string }>(candidates: T[]): Promise<T[]> {
      await Promise.allSettled(claims);
      return candidates.filter(({ id }) => !rows.has(id));
    },
  };
}

/** The maximum time from claiming a row to sending it (ms). After that, others may take over the row. */
export const sendWindow = () => env().boomstream.timeoutMs;

type Observed = { since: number; order: number | null };

/** When this process first saw each unknown attempt, by its monotonic clock. */
const observed = () => perProcess("unknown-attempts", () => new Map<string, Observed>());
const MAX_OBSERVED = 100_000;

/**
 * Returns the order after which a requested roster shows the final outcome of an unknown attempt; null while its
 * request may still be executed. The wait begins when this process first saw the attempt as unknown, by its monotonic
 * clock. Thus no wall clocks are compared, and a restart only makes the wait longer.
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
  // A response arrived, so the request has ended.
  if (lost === "garbled") return 0;
  // An instance without heartbeat may only be paused, and may still send within its window.
  const pausedSender = lost === "abandoned" && isPostgres();
  const unsent = pausedSender ? sendWindow() + env().boomstream.timeoutMs : 0;
  return env().imports.settleMs + unsent;
}
