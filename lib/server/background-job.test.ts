import { afterEach, expect, it, vi } from "vitest";
import { setClock } from "@/lib/platform/clock";
import { log } from "@/lib/platform/log";
import { superviseJob } from "./background-job";

afterEach(() => {
  vi.useRealTimers();
  setClock(null);
});

/** Replaces timers and clocks by fake ones, which advance only explicitly. */
function useFakeTime(): void {
  vi.useFakeTimers();
  setClock({ wall: () => Date.now(), monotonic: () => Date.now() });
}

const forever = () => new Promise<void>(() => undefined);

it("starts a job again when a run hangs, and reports it", async () => {
  useFakeTime();
  const error = vi.spyOn(log, "error").mockReturnValue(undefined);
  let runs = 0;
  const job = superviseJob({
    name: "test",
    every: 100,
    deadline: 1_000,
    run: () => (++runs === 1 ? forever() : undefined),
  });
  await vi.advanceTimersByTimeAsync(900);
  expect(runs).toBe(1);
  expect(job.state()).toMatchObject({ hanging: 0, late: false });
  await vi.advanceTimersByTimeAsync(2_000);
  expect(runs).toBeGreaterThan(5);
  expect(job.state()).toMatchObject({ hanging: 1, late: false });
  expect(error).toHaveBeenCalledWith(
    expect.objectContaining({ job: "test" }),
    "a background job hangs and is started again",
  );
});

it("does not pile up runs that all hang, and is then late", async () => {
  useFakeTime();
  vi.spyOn(log, "error").mockReturnValue(undefined);
  let runs = 0;
  const job = superviseJob({
    name: "test",
    every: 100,
    deadline: 1_000,
    run: () => {
      runs += 1;
      return forever();
    },
  });
  await vi.advanceTimersByTimeAsync(60_000);
  expect(runs).toBe(4);
  expect(job.state()).toMatchObject({ hanging: 4, late: true });
});

it("is late when it fails for long, logs that rarely, and recovers", async () => {
  useFakeTime();
  const error = vi.spyOn(log, "error").mockReturnValue(undefined);
  error.mockClear();
  let fails = true;
  const job = superviseJob({
    name: "test",
    every: 100,
    deadline: 1_000,
    run: () => (fails ? Promise.reject(new Error("no")) : undefined),
  });
  await vi.advanceTimersByTimeAsync(29_000);
  expect(job.state().late).toBe(true);
  expect(error).toHaveBeenCalledTimes(1);
  fails = false;
  await vi.advanceTimersByTimeAsync(200);
  expect(job.state().late).toBe(false);
});

it("keeps its interval when the deadline is shorter", async () => {
  useFakeTime();
  let runs = 0;
  superviseJob({ name: "test", every: 10_000, deadline: 1_000, run: () => void (runs += 1) });
  await vi.advanceTimersByTimeAsync(9_000);
  expect(runs).toBe(1);
  await vi.advanceTimersByTimeAsync(2_000);
  expect(runs).toBe(2);
});

it("stops after the runs that are under way", async () => {
  useFakeTime();
  let end: () => void = () => undefined;
  const running = new Promise<void>((resolve) => {
    end = resolve;
  });
  let runs = 0;
  const job = superviseJob({
    name: "test",
    every: 100,
    deadline: 1_000,
    run: () => {
      runs += 1;
      return running;
    },
  });
  let stopped = false;
  const stopping = job.stop().then(() => {
    stopped = true;
  });
  await vi.advanceTimersByTimeAsync(500);
  expect(stopped).toBe(false);
  end();
  await stopping;
  expect(runs).toBe(1);
});
