import { setImmediate } from "node:timers/promises";

/** A computation in steps. Other work may run at each `yield`. */
export type Steps<T> = Generator<void, T, void>;

// Far below a long task (50 ms), far above the cost of one event loop turn.
const SLICE_MS = 6;

/** Runs the steps and yields to the event loop after every slice of 6 ms. */
export async function runInSlices<T>(steps: Steps<T>): Promise<T> {
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

/** Runs the steps without yielding, for benchmarks and fuzzing. */
export function runAtOnce<T>(steps: Steps<T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}
