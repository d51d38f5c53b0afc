import { monotonicNow, wallNow } from "./clock";

/** The maximum difference between the wall clock and the monotonic clock within a window (ms). */
const MAX_STEP = 2_000;

/**
 * Starts the send window of a claim or a lease. Returns a function that returns true for `limit` ms, while
 * sending is allowed. A pause of this process or a step of its clock makes it return false, because not
 * sending is always safe.
 */
export function openSendWindow(limit: number): () => boolean {
  const start = { monotonic: monotonicNow(), wall: wallNow() };
  return () => {
    const elapsed = monotonicNow() - start.monotonic;
    const drift = Math.abs(wallNow() - start.wall - elapsed);
    return elapsed <= limit && drift <= MAX_STEP;
  };
}
