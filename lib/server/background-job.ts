import { monotonicNow } from "@/lib/platform/clock";
import { log } from "@/lib/platform/log";
import { traceJob } from "@/lib/platform/tracing";

/** The maximum of hanging runs of one job; beyond that, only a restart of the process helps. */
const MAX_HANGING = 3;
/** A job is late when its last success is older than its interval, its deadline and this (ms). */
const MARGIN = 10_000;
/** Interval of the log lines of a job that keeps failing (ms). */
const REPORT_EVERY = 30_000;

/** Work that repeats. It must be safe to start again while an earlier run hangs. */
export type BackgroundJob<Name extends string = string> = {
  name: Name;
  /** Interval between starts (ms). */
  every: number;
  /** A run that takes longer counts as hanging (ms). */
  deadline: number;
  run: () => unknown;
};

type JobState<Name extends string> = {
  name: Name;
  /** Time since its last success (ms), or since the start. */
  ageMs: number;
  /** True if that is too long. */
  late: boolean;
  /** The number of hanging runs. */
  hanging: number;
};

export type SupervisedJob<Name extends string = string> = {
  state: () => JobState<Name>;
  /** Starts no more runs; resolves when the current ones have ended. */
  stop: () => Promise<unknown>;
};

/**
 * Runs a job at once and then at its interval, one run at a time. A run that exceeds its deadline is abandoned
 * and the job starts again, so that a promise that never settles does not stop the job.
 */
export function superviseJob<Name extends string>({
  name,
  every,
  deadline,
  run,
}: BackgroundJob<Name>): SupervisedJob<Name> {
  const runs = new Map<number, Promise<void>>();
  let lastSuccess = monotonicNow();
  let started: { id: number; at: number } | null = null;
  let count = 0;
  let failures = 0;
  let reportedAt = -Infinity;

  let due = -Infinity;
  const tick = () => {
    const now = monotonicNow();
    if (started) {
      if (now - started.at < deadline) return;
      if (runs.size > MAX_HANGING) return;
      log.error({ job: name, ms: now - started.at }, "a background job hangs and is started again");
    } else if (now < due) return;
    due = now + every;
    const id = (count += 1);
    started = { id, at: now };
    runs.set(id, execute(id));
  };

  async function execute(id: number): Promise<void> {
    try {
      await traceJob(name, run);
      lastSuccess = monotonicNow();
      failures = 0;
    } catch (error) {
      failures += 1;
      // A job that fails many times a second would fill the log.
      if (failures > 1 && monotonicNow() - reportedAt < REPORT_EVERY) return;
      reportedAt = monotonicNow();
      log.error({ err: error, job: name, failures }, "a background job failed");
    } finally {
      runs.delete(id);
      if (started?.id === id) started = null;
    }
  }

  tick();
  const timer = setInterval(tick, Math.min(every, deadline)).unref();
  return {
    state: () => {
      const ageMs = monotonicNow() - lastSuccess;
      return {
        name,
        ageMs,
        late: ageMs > every + deadline + MARGIN,
        hanging: Math.max(
          0,
          runs.size - (started && monotonicNow() - started.at < deadline ? 1 : 0),
        ),
      };
    },
    stop: () => {
      clearInterval(timer);
      return Promise.allSettled(runs.values());
    },
  };
}
