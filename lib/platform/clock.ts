import { perProcess } from "./per-process";

/** The two clocks of a process, in ms since 1970. */
export type Clock = {
  /** The machine's wall clock. It may jump. */
  wall: () => number;
  /** Starts at the wall time of the process's start and then never jumps. */
  monotonic: () => number;
};

const SYSTEM: Clock = {
  wall: () => Date.now(),
  monotonic: () => Math.floor(performance.timeOrigin + performance.now()),
};

const state = () => perProcess("clock", () => ({ clock: SYSTEM }));

/** Returns the wall clock's time. Use it for times that people read, never to decide who may send. */
export function wallNow(): number {
  return state().clock.wall();
}

/** Returns the monotonic time. Use it for durations and deadlines inside one process. */
export function monotonicNow(): number {
  return state().clock.monotonic();
}

/** Replaces the clocks of this process, for simulations and tests; null restores the system's. */
export function setClock(clock: Clock | null): void {
  state().clock = clock ?? SYSTEM;
}

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
