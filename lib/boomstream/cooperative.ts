import { setImmediate } from "node:timers/promises";

/** Work in steps: at each `yield` other work may run. */
export type Steps<T> = Generator<void, T, void>;

// Far below the 50 ms of a long task, far above the cost of one event loop turn.
const SLICE_MS = 6;

/** Runs the steps and yields to the event loop after every slice of 6 ms. */
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

/** Runs the steps without yielding, for benchmarks and fuzzing. */
export function atOnce<T>(steps: Steps<T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}
