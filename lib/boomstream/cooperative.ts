import { setImmediate } from "node:timers/promises";

/** Work cut in steps: each `yield` is a place where other work may go first. */
export type Steps<T> = Generator<void, T, void>;

// Far below the 50 ms that a person notices, far above the cost of a turn of the loop.
const SLICE_MS = 6;

/** Runs the steps, letting the event loop turn whenever a slice of 6 ms is used up. */
export async function runCooperatively<T>(steps: Steps<T>): Promise<T> {
  let sliceEnds = performance.now() + SLICE_MS;
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    if (performance.now() >= sliceEnds) {
      await setImmediate();
      sliceEnds = performance.now() + SLICE_MS;
    }
  }
}

/** Runs the steps at once, for benches and fuzzing. */
export function atOnce<T>(steps: Steps<T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}
