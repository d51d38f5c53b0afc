import {
  BulkheadRejectedError,
  ExponentialBackoff,
  bulkhead,
  fullJitterGenerator,
  handleWhenResult,
  retry,
} from "cockatiel";
import { monotonicNow } from "@/lib/platform/clock";
import type { HttpResult } from "./http-request";

/** A call that was not sent: the queue is full or took too long (`busy`), or the circuit breaker is open (`suspended`). */
export type NotSent = { kind: "not-sent"; why: "busy" | "suspended" };

type ResilienceOptions = {
  /** Concurrent calls. */
  concurrency: number;
  /** How long the breaker stays open before one probe. */
  suspendMs: number;
};

type Resilience = {
  /** Runs a try when a slot is free within `waitMs` and the breaker allows it. */
  run(tryOnce: () => Promise<HttpResult | NotSent>, waitMs: number): Promise<HttpResult | NotSent>;
  suspended(): boolean;
};

const MAX_WAITING = 500;
const FAILURES_IN_A_ROW = 5;

/**
 * Returns true if the service could not be reached, false if it returned an error. The breaker counts these
 * failures, and reads retry them.
 */
export function isTransportFailure(result: unknown): boolean {
  if (typeof result !== "object" || result === null || !("kind" in result)) return false;
  if (result.kind === "failed") return true;
  if (result.kind !== "responded" || !("httpStatus" in result)) return false;
  return typeof result.httpStatus === "number" && isOverloadOrCrash(result.httpStatus);
}

/** Returns true for 429 and 5xx except 501, which means that a method is not supported. */
export const isOverloadOrCrash = (httpStatus: number): boolean =>
  (httpStatus >= 500 && httpStatus !== 501) || httpStatus === 429;

/** Returns a limiter with a bounded queue around a circuit breaker; one per project. */
export function createResilience(options: ResilienceOptions): Resilience {
  const limiter = bulkhead(options.concurrency, MAX_WAITING);
  const breaker = createBreaker(options.suspendMs);
  return {
    suspended: breaker.isOpen,
    async run(tryOnce, waitMs) {
      // Waiting in the queue of an open circuit would be useless.
      if (breaker.isOpen() && limiter.executionSlots === 0) return suspended;
      const waiting = new AbortController();
      const timer = setTimeout(() => waiting.abort(), waitMs);
      const gaveUp = new Promise<NotSent>((resolve) => {
        waiting.signal.addEventListener("abort", () => resolve({ kind: "not-sent", why: "busy" }));
      });
      const made = limiter
        .execute((): Promise<HttpResult | NotSent> => {
          clearTimeout(timer);
          return breaker.run(tryOnce);
        }, waiting.signal)
        .catch((error: unknown): NotSent => {
          if (error instanceof BulkheadRejectedError || waiting.signal.aborted)
            return { kind: "not-sent", why: "busy" };
          throw error;
        });
      try {
        return await Promise.race([made, gaveUp]);
      } finally {
        clearTimeout(timer);
      }
    },
  };
}

/**
 * Returns a circuit breaker that opens after FAILURES_IN_A_ROW, and then allows one probe at a time. Uses the
 * monotonic clock. cockatiel's breaker compares wall times: if the clock was ahead when the circuit opened, it
 * stayed open until that time.
 */
function createBreaker(suspendMs: number) {
  let failures = 0;
  let openUntil: number | null = null;
  let probing = false;
  const isOpen = () => openUntil !== null;
  return {
    isOpen,
    async run(tryOnce: () => Promise<HttpResult | NotSent>): Promise<HttpResult | NotSent> {
      if (openUntil !== null && (probing || monotonicNow() < openUntil)) return suspended;
      const isProbe = isOpen();
      probing ||= isProbe;
      try {
        const result = await tryOnce();
        if (isTransportFailure(result)) {
          failures += 1;
          if (isProbe || failures >= FAILURES_IN_A_ROW) openUntil = monotonicNow() + suspendMs;
        } else if (isProbe || !isOpen()) {
          failures = 0;
          openUntil = null;
        }
        return result;
      } finally {
        if (isProbe) probing = false;
      }
    },
  };
}

const suspended: NotSent = { kind: "not-sent", why: "suspended" };

const TRIES = 3;

/**
 * Runs a read up to three times while `again` returns true, with exponential backoff and full jitter.
 * The tries themselves keep the time limit.
 */
export function withRetries<T>(
  again: (result: T) => boolean,
  tryOnce: (attempt: number) => Promise<T>,
): Promise<T> {
  const policy = retry(
    handleWhenResult((result) => results.has(result)),
    {
      maxAttempts: TRIES - 1,
      backoff: new ExponentialBackoff({
        initialDelay: 150,
        maxDelay: 2_000,
        generator: fullJitterGenerator,
      }),
    },
  );
  const results = new Set<unknown>();
  return policy.execute(async ({ attempt }) => {
    const result = await tryOnce(attempt + 1);
    if (again(result)) results.add(result);
    return result;
  });
}
