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
