import { monotonicNow, wallNow } from "./clock";

/** A wall clock that differs more than this from the monotonic one within a window is not trusted (ms). */
const MAX_STEP = 2_000;

/**
 * Starts the send window of a claim or a lease. Returns a check that is true for `limit` ms: as long as what
 * was claimed may still be sent. A pause of this process or a step of its clock makes it false: not
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
