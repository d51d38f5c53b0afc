import type { createDatabase } from "./database";
import { newProcess, type Process, type World } from "./world";

/* Runs one seed of a simulation. The simulations of the ledger and of email share it; only the `Scene` differs. */

export type Result = {
  seed: number;
  violations: string[];
  /** With a violation: the rows that explain it. */
  rows: string[];
  steps: number;
  simulatedMs: number;
};

/** The exports of an instance's program. */
type Program = {
  boot: () => Promise<unknown>;
  jobs: readonly { name: string; every: number; run: () => Promise<unknown> }[];
};

/** A process that runs Foyer. */
export type Instance<P extends Program> = { process: Process; program: P };

/** Runs an action of a person on a live instance, if there is one. */
export type OnSomeInstance<P extends Program> = (
  work: (instance: Instance<P>) => Promise<unknown>,
) => void;

/** A simulation: the program under test, its faults and its invariants. All times are in ms. */
type Scene<P extends Program> = {
  world: World;
  database: ReturnType<typeof createDatabase>;
  invariants: {
    violations: string[];
    onError: (values: unknown[]) => void;
    /** Returns a description of everything that has not converged. */
    unfinished: () => string[];
  };
  /** The number of instances. */
  instances: number;
  /** Creates the data, before the instances start. */
  createData: () => void;
  start: (process: Process) => P;
  planPeople: (onSomeInstance: OnSomeInstance<P>) => void;
  /** The phase with faults, then the interval of convergence checks and their deadline. */
  phases: { faults: number; firstCheck: number; checkEvery: number; quiet: number };
  /** The relative frequency of each fault, and the time between two faults. */
  odds: { crash: number; pause: number; skew: number; stepClock: number };
  between: readonly [number, number];
  /** The maximum time until a crashed instance starts again. */
  restart: number;
  pauseMs: () => number;
  /** Steps the database's clock. */
  stepClock: (skew: () => number, crash: () => void) => void;
  /** The factor by which a job runs less often after the faults; default 1. */
  calm?: (job: string) => number;
  /** Ends the faults outside the instances and the database. */
  endFaults: () => void;
  /** Checks the final state of a run without violations. */
  finish: (converged: boolean) => void;
  /** Returns the rows for a run with violations. */
  describe: () => string[];
  close?: () => void;
};

/** Runs one seed in its scene. */
export async function runScene<P extends Program>(seed: number, scene: Scene<P>): Promise<Result> {
  const { world, database, invariants, phases, odds } = scene;
  const { between, chance, rng } = world;
  const { violations } = invariants;
  const instances: (Instance<P> | null)[] = Array.from({ length: scene.instances }, () => null);
  let quiet = false;
  let started = 0;

  function boot(at: number): void {
    started += 1;
    const process = newProcess(`i${at}-${started}`, world.now());
    if (!quiet && chance(0.3)) process.skew = skew();
    const instance = { process, program: scene.start(process) };
    instances[at] = instance;
    void startWork(instance);
  }

  async function startWork({ process, program }: Instance<P>): Promise<void> {
    for (let ready = false; !ready;) {
      ready = await program.boot().then(
        () => true,
        () => false,
      );
      if (!ready) await world.wait(1_000, process);
    }
    process.ready = true;
    for (const { name, every, run } of program.jobs) {
      const tick = async () => {
        await run().catch((error: unknown) => invariants.onError([error]));
        const calm = quiet ? (scene.calm?.(name) ?? 1) : 1;
        world.schedule(every * calm * (0.5 + rng()), process, () => void tick());
      };
      world.schedule(rng() * every, process, () => void tick());
    }
  }

  /** An error of a clock: seconds, minutes or hours. */
  function skew(): number {
    const size = [2_000, 60_000, 300_000, 7_200_000][between(0, 3)] ?? 0;
    return Math.round((chance(0.5) ? -1 : 1) * rng() * size);
  }

  function crash(at: number): void {
    const instance = instances[at];
    if (!instance) return;
    instance.process.alive = false;
    database.crashed(instance.process);
    instances[at] = null;
    world.schedule(between(0, scene.restart), null, () => boot(at));
  }

  function pause(process: Process): void {
    // On PostgreSQL it would block only some rows; here an open transaction blocks all.
    if (database.isLockedBy(process)) return;
    const ms = scene.pauseMs();
    world.pause(process, ms);
    if (chance(0.5)) process.stoodStill += ms;
  }

  /** Injects a fault, and schedules the next one. */
  function fault(): void {
    if (quiet) return;
    const at = between(0, instances.length - 1);
    const instance = instances[at];
    const kind = between(0, odds.crash + odds.pause + odds.skew + odds.stepClock - 1);
    if (kind >= odds.crash + odds.pause + odds.skew) scene.stepClock(skew, () => crash(at));
    else if (kind < odds.crash) crash(at);
    else if (instance && kind < odds.crash + odds.pause) pause(instance.process);
    else if (instance) instance.process.skew = skew();
    world.schedule(between(...scene.between), null, fault);
  }

  function endFaults(): void {
    quiet = true;
    scene.endFaults();
    Object.assign(database.clock, { skew: 0, failures: 0, slow: 0.02 });
    for (const instance of instances) if (instance) instance.process.skew = 0;
  }

  const startedAt = world.now();
  scene.createData();
  for (const at of instances.keys()) boot(at);
  scene.planPeople((work) => {
    const living = instances.flatMap((one) => (one?.process.ready ? one : []));
    const instance = living[between(0, Math.max(living.length - 1, 0))];
    if (instance) work(instance).catch((error: unknown) => invariants.onError([error]));
  });
  world.schedule(between(0, 10_000), null, fault);
  const calmAt = startedAt + phases.faults;
  while (violations.length === 0 && (await world.step(calmAt)));
  world.schedule(calmAt - world.now(), null, endFaults);
  let check = calmAt + phases.firstCheck;
  let converged = false;
  while (!converged && violations.length === 0 && (await world.step(calmAt + phases.quiet))) {
    if (world.now() < check) continue;
    check = world.now() + phases.checkEvery;
    converged = invariants.unfinished().length === 0;
  }
  if (violations.length === 0) scene.finish(converged);
  const rows = violations.length > 0 ? scene.describe() : [];
  scene.close?.();
  return { seed, violations, rows, steps: world.steps(), simulatedMs: world.now() - startedAt };
}
