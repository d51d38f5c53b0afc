import { type ChaosProcess, inTime } from "./chaos-process";

/** The maximum number of consecutive failed starts. A start fails if its connections become half-open. */
const FAILED_STARTS = 5;

type Start = { how: "working" | "ended" | "hangs"; ms: number };

/** A worker process, and the result of its start. */
export type Worker = { process: ChaosProcess; started: Promise<Start>; start: () => Start | null };

/** Starts a worker process; `run` gets a callback to call when the process reports that it works. */
export function startWorker(run: (ready: () => void) => ChaosProcess, startMs: number): Worker {
  const startedAt = performance.now();
  let start: Start | null = null;
  let ready = () => undefined as void;
  const working = new Promise<Start["how"]>((resolve) => {
    ready = () => resolve("working");
  });
  const process = run(() => ready());
  const first = Promise.race([working, process.exited.then(() => "ended" as const)]);
  const started = inTime("The start of a process", startMs, first)
    .catch(() => "hangs" as const)
    .then((how) => {
      start = { how, ms: performance.now() - startedAt };
      return start;
    });
  return { process, started, start: () => start };
}

/** Collects the unexpected ends of a run's processes. */
export function createEndLog() {
  const wrong: string[] = [];
  let failedStarts = 0;
  return {
    wrong,
    /** Call it before a process is killed. Throws after too many failed starts. */
    async check({ process, started }: Worker): Promise<void> {
      const { how, ms } = await started;
      failedStarts = how === "ended" ? failedStarts + 1 : 0;
      if (failedStarts >= FAILED_STARTS)
        throw new Error(`${failedStarts} starts in a row failed: ${process.errors()}`);
      if (how === "hangs")
        wrong.push(`a start was not done within ${Math.round(ms / 1_000)} s: ${process.errors()}`);
      if (how === "working" && !process.isRunning())
        wrong.push(`a process ended by itself: ${process.errors()}`);
    },
  };
}
