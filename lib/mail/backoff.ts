import type { Delivery } from "./transport";

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const MAX_DELAY = 60 * MINUTE;

/** A message is rejected after this many attempts. */
const MAX_ATTEMPTS = 16;

/** The next step after an attempt. */
export type Step =
  | { next: "finish"; state: "accepted" | "rejected" | "unknown"; suppress: boolean }
  | { next: "retry"; delay: number };

/**
 * Returns the next step after an attempt, by its SMTP reply code (RFC 5321). 4xx is retried with growing
 * delays. 5xx is final for an address or a message. A 5xx for our sign-in or sender is retried until the
 * settings are fixed. An unknown result is never retried.
 */
export function nextStep(delivery: Delivery, attempts: number): Step {
  if (delivery.state === "accepted" || delivery.state === "unknown")
    return { next: "finish", state: delivery.state, suppress: false };
  if (delivery.state === "refused" && delivery.of !== "server" && delivery.code >= 500)
    return { next: "finish", state: "rejected", suppress: delivery.of === "address" };
  if (delivery.state === "refused" && delivery.of === "server")
    return { next: "retry", delay: 2 * MINUTE };
  if (attempts >= MAX_ATTEMPTS) return { next: "finish", state: "rejected", suppress: false };
  // 421 and 451 are temporary failures, as are 450 (mailbox busy) and 452 (mailbox full).
  const first = delivery.state === "refused" ? MINUTE : 10 * SECOND;
  return { next: "retry", delay: Math.min(MAX_DELAY, first * 2 ** (attempts - 1)) };
}
