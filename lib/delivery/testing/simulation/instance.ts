import * as crypto from "node:crypto";
import type { HttpResult, Limits, HttpRequest } from "@/lib/boomstream/http-request";
import { ExecutionTime } from "@/lib/db/sqlite-statements";
import { z } from "zod";
import type { StartProcess } from "./bundle";
import type * as Program from "./process";
import type * as ServiceProgram from "./service-process";
import type { Process, World } from "./world";

/** The simulated configuration. Times are short, so that one run covers many of them. */
export const ENV = {
  secret: "simulation".repeat(4),
  undoSeconds: 6,
  sweepMs: 600_000,
  imports: { rate: 10, concurrency: 4, settleMs: 8_000 },
  boomstream: {
    apiUrl: "https://boomstream.example/api",
    apiKey: "simulation-key",
    transport: "post",
    format: "json",
    concurrency: 4,
    timeoutMs: 3_000,
  },
};

const Exported = z.custom<typeof Program>();
const ExportedService = z.custom<typeof ServiceProgram>();

/** The values that a run passes to a simulated process; further values override the defaults. */
type Machine = {
  db: unknown;
  shared: boolean;
  sendHttpRequest: (
    request: HttpRequest,
    kind: "read" | "write",
    limits: Limits,
  ) => Promise<HttpResult>;
  onError: (values: unknown[]) => void;
};

/** Starts an instance of Foyer in a simulated process. */
export function startInstance(
  world: World,
  process: Process,
  start: StartProcess,
  machine: Machine,
): typeof Program {
  return Exported.parse(startProgram(world, process, start, machine));
}

/** Starts the simulated Boomstream. */
export function startService(
  world: World,
  process: Process,
  start: StartProcess,
): typeof ServiceProgram {
  return ExportedService.parse(
    startProgram(world, process, start, {
      db: null,
      shared: false,
      sendHttpRequest: () => Promise.reject(new Error("Boomstream calls nobody.")),
      onError: () => undefined,
    }),
  );
}

/** Starts a program with the clocks and timers of a simulated process. Returns its exports. */
export function startProgram(
  world: World,
  process: Process,
  start: StartProcess,
  machine: Machine & Record<string, unknown>,
): unknown {
  const wall = () => Math.floor(world.now() + process.skew);
  const timeOrigin = wall();
  const now = () => world.now() - process.startedAt - process.stoodStill;
  class SimulatedDate extends Date {
    constructor(value: number | string = wall()) {
      super(value);
    }
    static override now(): number {
      return wall();
    }
  }
  type Timer = { unref: () => Timer; ref: () => Timer; cancel: () => void };
  const setTimer = (
    run: (...values: unknown[]) => void,
    delay = 0,
    ...values: unknown[]
  ): Timer => {
    const cancel = world.schedule(delay, process, () => run(...values));
    const timer: Timer = { unref: () => timer, ref: () => timer, cancel };
    return timer;
  };
  const clearTimer = (timer: Timer | undefined) => timer?.cancel();
  const bytes = (length: number) =>
    Buffer.from(Array.from({ length }, () => world.between(0, 255)));
  let ids = 0;
  return start(
    {
      simulation: {
        env: ENV,
        executionTime: (read: () => number) => new ExecutionTime(read),
        log: machine.onError,
        newId: () =>
          `${String(Math.floor(world.now())).padStart(12, "0")}-${process.name}-${(ids += 1)}`,
        ...machine,
      },
      Date: SimulatedDate,
      performance: { now, timeOrigin },
      Math: Object.create(Math, { random: { value: world.rng } }),
      setTimeout: setTimer,
      clearTimeout: clearTimer,
      setInterval: () => {
        throw new Error("The simulation has no intervals.");
      },
      clearInterval: clearTimer,
      setImmediate: (run: () => void) => setTimer(run),
    },
    {
      "node:crypto": { ...crypto, randomBytes: bytes, randomUUID: () => bytes(16).toString("hex") },
      "node:timers/promises": {
        setTimeout: (delay: number) => world.wait(delay, process),
        setImmediate: () => Promise.resolve(),
      },
    },
  );
}
