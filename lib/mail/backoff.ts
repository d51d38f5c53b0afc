import type { Delivery } from "./transport";

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const LONGEST = 60 * MINUTE;

/** A message that was put off this often is rejected; the last tries are an hour apart. */
const MAX_ATTEMPTS = 16;

/** What follows from a try. */
export type Step =
  | { next: "end"; state: "accepted" | "rejected" | "unknown"; suppress: boolean }
  | { next: "retry"; delay: number };

/**
 * Returns what follows from a try, by its reply code (RFC 5321): 4xx is tried again, later each time; 5xx
 * is final for an address or a message. A 5xx to our own sign-in or sender says nothing about the
 * message, so it waits until the settings are right. An unknown end is never tried again.
 */
export function stepAfter(delivery: Delivery, attempts: number): Step {
  if (delivery.state === "accepted" || delivery.state === "unknown")
    return { next: "end", state: delivery.state, suppress: false };
  if (delivery.state === "refused" && delivery.of !== "server" && delivery.code >= 500)
    return { next: "end", state: "rejected", suppress: delivery.of === "address" };
  if (delivery.state === "refused" && delivery.of === "server")
    return { next: "retry", delay: 2 * MINUTE };
  if (attempts >= MAX_ATTEMPTS) return { next: "end", state: "rejected", suppress: false };
  // 421 and 451 ask for patience; a mailbox that is busy (450) or full (452) does, too.
  const first = delivery.state === "refused" ? MINUTE : 10 * SECOND;
  return { next: "retry", delay: Math.min(LONGEST, first * 2 ** (attempts - 1)) };
}
