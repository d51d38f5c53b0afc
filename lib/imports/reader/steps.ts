import type { Steps } from "./common/types";

/** Maximum duration of one task (ms). */
const MAX_TASK_MS = 24;

/** The callbacks of a reading: its progress, and a pause for other tasks. */
export type RunOptions = { onProgress?: (part: number) => void; pause?: () => Promise<void> };

/** Runs steps in tasks of about 24 ms, and reports the progress (0 to 1) between them. */
export async function runSteps<T>(
  steps: Steps<T>,
  { onProgress, pause = nextTask }: RunOptions = {},
): Promise<T> {
  for (;;) {
    const until = performance.now() + MAX_TASK_MS;
    let next = steps.next();
    while (!next.done && performance.now() < until) next = steps.next();
    if (next.done) return next.value;
    onProgress?.(next.value);
    await pause();
  }
}

/** Lets other tasks run. Browsers delay nested timers but not message channels. */
function nextTask(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.addEventListener("message", () => {
      port1.close();
      resolve();
    });
    port1.start();
    port2.postMessage(null);
  });
}
