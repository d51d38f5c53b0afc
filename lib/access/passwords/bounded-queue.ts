import "server-only";
import { perProcess } from "@/lib/platform/per-process";

/** Too much is waiting already; the caller says "busy". */
export class BusyError extends Error {
  override name = "BusyError";
}

type Queue = { running: number; waiting: (() => void)[] };

/**
 * A queue of this process: so much work at once, so much waiting, and BusyError for what comes
 * beyond that.
 */
export function boundedQueue(name: string, atOnce: number, waitingAtMost: number) {
  return async <T>(work: () => Promise<T>): Promise<T> => {
    const queue = queueOf(name);
    if (queue.running >= atOnce) {
      if (queue.waiting.length >= waitingAtMost) throw new BusyError(name);
      await new Promise<void>((resolve) => queue.waiting.push(resolve));
    } else {
      queue.running += 1;
    }
    try {
      return await work();
    } finally {
      const next = queue.waiting.shift();
      if (next) next();
      else queue.running -= 1;
    }
  };
}

function queueOf(name: string): Queue {
  return perProcess(`queue ${name}`, () => ({ running: 0, waiting: [] }));
}
