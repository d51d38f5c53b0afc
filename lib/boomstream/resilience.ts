import {
  BrokenCircuitError,
  BulkheadRejectedError,
  CircuitState,
  ConsecutiveBreaker,
  ExponentialBackoff,
  bulkhead,
  circuitBreaker,
  fullJitterGenerator,
  handleWhenResult,
  retry,
} from "cockatiel";
import type { Exchanged } from "./exchange";

/** Why a try was not even made: too many wait already or too long (`busy`), or the breaker is open (`suspended`). */
export type NotSent = { kind: "held"; why: "busy" | "suspended" };

export type ResilienceOptions = {
  /** Calls at once. */
  concurrency: number;
  /** For how long the breaker stays open before it lets one probe through. */
  suspendMs: number;
};

export type Resilience = {
  /** Makes a try when there is room within `waitMs` and the breaker allows it. */
  run(tryOnce: () => Promise<Exchanged>, waitMs: number): Promise<Exchanged | NotSent>;
  suspended(): boolean;
};

const MAX_WAITING = 500;
const FAILURES_IN_A_ROW = 5;

/** A failure of the way to the service, not an answer that somebody dislikes: what the breaker counts and a read retries. */
export function isTransportFailure(result: unknown): boolean {
  if (typeof result !== "object" || result === null || !("kind" in result)) return false;
  if (result.kind === "failed") return true;
  if (result.kind !== "answered" || !("httpStatus" in result)) return false;
  return typeof result.httpStatus === "number" && isOverloadOrCrash(result.httpStatus);
}

/** 5xx (but 501, which says that something is not spoken here) and 429. */
export const isOverloadOrCrash = (httpStatus: number): boolean =>
  (httpStatus >= 500 && httpStatus !== 501) || httpStatus === 429;

/** A limiter with a bounded queue around a circuit breaker: one of these per project. */
export function createResilience(options: ResilienceOptions): Resilience {
  const room = bulkhead(options.concurrency, MAX_WAITING);
  const breaker = circuitBreaker(handleWhenResult(isTransportFailure), {
    halfOpenAfter: options.suspendMs,
    breaker: new ConsecutiveBreaker(FAILURES_IN_A_ROW),
  });
  const closed = (): boolean => breaker.state === CircuitState.Closed;
  return {
    suspended: () => !closed(),
    async run(tryOnce, waitMs) {
      // Nobody waits in a queue only to hear that the circuit is open.
      if (!closed() && room.executionSlots === 0) return { kind: "held", why: "suspended" };
      const waiting = new AbortController();
      const timer = setTimeout(() => waiting.abort(), waitMs);
      const gaveUp = new Promise<NotSent>((resolve) => {
        waiting.signal.addEventListener("abort", () => resolve({ kind: "held", why: "busy" }));
      });
      const made = room
        .execute(async (): Promise<Exchanged | NotSent> => {
          clearTimeout(timer);
          // The breaker would let the others wait for its probe; they are told at once instead.
          if (breaker.state === CircuitState.HalfOpen) return suspended;
          return breaker.execute(tryOnce);
        }, waiting.signal)
        .catch((error: unknown): NotSent => {
          if (error instanceof BrokenCircuitError) return suspended;
          if (error instanceof BulkheadRejectedError || waiting.signal.aborted)
            return { kind: "held", why: "busy" };
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

const suspended: NotSent = { kind: "held", why: "suspended" };

const TRIES = 3;

/**
 * Reads are tried up to three times, with exponential back-off and full jitter, as long as `again`
 * says so. The budget of time is kept by the tries themselves.
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
