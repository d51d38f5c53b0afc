import type { Steps } from "./common/types";

/** How long one task may take, in ms. */
const BUDGET = 24;

/** How the work is shared with other tasks, and who is told about its progress. */
export type RunOptions = { onProgress?: (part: number) => void; pause?: () => Promise<void> };

/** Runs steps in tasks of about 24 ms each and tells the progress (0 to 1) between them. */
export async function runSteps<T>(
  steps: Steps<T>,
  { onProgress, pause = nextTask }: RunOptions = {},
): Promise<T> {
  for (;;) {
    const until = performance.now() + BUDGET;
    let next = steps.next();
    while (!next.done && performance.now() < until) next = steps.next();
    if (next.done) return next.value;
    onProgress?.(next.value);
    await pause();
  }
}

/** Lets other tasks run. A message channel is not slowed down the way nested timers are. */
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
