import type { StartProcess } from "./bundle";
import { createData } from "./data";
import { createDatabase } from "./database";
import { describeRun } from "./describe";
import type { Memory } from "./memory";
import { type Instance, startInstance, startService } from "./instance";
import { createInvariants } from "./invariants";
import { planPeople } from "./people";
import { createService, type ServiceFaults } from "./service";
import { createWorld, newProcess, type Process } from "./world";

export type Result = {
  seed: number;
  violations: string[];
  /** With a violation: what the ledger and the service say. */
  ledger: string[];
  steps: number;
  simulatedMs: number;
};

/**
 * How long faults happen, and how long the system then has to converge (ms): a revocation that was planned
 * while the database's clock was ahead may be due ten minutes late.
 */
const FAULT_PHASE = 30_000;
const QUIET_PHASE = 720_000;
/** How often convergence is checked (ms). */
const CHECK_EVERY = 2_000;
const NO_FAULTS: ServiceFaults = {
  refused: 0,
  reset: 0,
  failed: 0,
  lost: 0,
  silent: 0,
  stall: 0,
  slow: 0,
  slowest: 0,
};

type Starts = { instance: StartProcess; service: StartProcess };

/** Prepares one run: the world of a seed, the service, the database and the instances. */
export function createRun(seed: number, starts: Starts, memory: Memory) {
  const world = createWorld(seed);
  const { between, chance, rng } = world;
  const shared = chance(0.7);
  const faults: ServiceFaults = {
    refused: rng() * 0.1,
    reset: rng() * 0.1,
    failed: rng() * 0.1,
    lost: rng() * 0.3,
    silent: rng() * 0.2,
    stall: shared && chance(0.4) ? 0.1 : 0,
    slow: rng() * 0.3,
    slowest: 10_000,
  };
  const boomstream = newProcess("boomstream", world.now());
  const service = createService(world, startService(world, boomstream, starts.service), faults, {
    executed: () => database.checkCommitted(),
    mayPause: (process) => !database.isLockedBy(process),
  });
  const database = createDatabase(world, memory, () => invariants.check());
  const invariants = createInvariants(world, memory, service);
  const instances: (Instance | null)[] = Array.from(
    { length: shared ? (chance(0.25) ? 3 : 2) : 1 },
    () => null,
  );
  let quiet = false;
  let started = 0;

  function boot(at: number): void {
    started += 1;
    const process = newProcess(`i${at}-${started}`, world.now());
    if (!quiet && chance(0.3)) process.skew = skew();
    const program = startInstance(world, process, starts.instance, {
      db: database.connect(process),
      shared,
      exchange: (...call) => service.exchange(process, ...call),
      onError: (values) => invariants.onError(values),
    });
    instances[at] = { process, program };
    void startWork({ process, program });
  }

  async function startWork({ process, program }: Instance): Promise<void> {
    for (let ready = false; !ready;) {
      ready = await program.boot().then(
        () => true,
        () => false,
      );
      if (!ready) await world.wait(1_000, process);
    }
    process.ready = true;
    for (const { every, run } of program.duties) {
      const tick = async () => {
        await run().catch((error: unknown) => invariants.onError([error]));
        world.schedule(every * (0.5 + rng()), process, () => void tick());
      };
      world.schedule(rng() * every, process, () => void tick());
    }
  }

  /** An error of a clock (ms): seconds, minutes or hours. */
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
    world.schedule(between(0, 15_000), null, () => boot(at));
  }

  function pause(process: Process): void {
    // PostgreSQL would block only some rows; here an open transaction blocks everything.
    if (database.isLockedBy(process)) return;
    const ms = chance(0.2) ? between(40_000, 60_000) : between(1_000, 40_000);
    world.pause(process, ms);
    if (chance(0.5)) process.stoodStill += ms;
  }

  /** Steps the database's clock. After a step of hours, timestamps stay in the future for the whole run. */
  function stepClock(at: number): void {
    const ahead = chance(0.5);
    database.clock.skew = ahead ? 7_200_000 : skew();
    if (ahead && chance(0.5)) world.schedule(between(2_000, 10_000), null, () => crash(at));
  }

  /** Something goes wrong, and again after a while. */
  function misfortune(): void {
    if (quiet) return;
    const at = between(0, instances.length - 1);
    const instance = instances[at];
    const stepsClock = shared && invariants.mayStepDatabaseClock;
    const kind = between(0, stepsClock ? 14 : 8);
    if (kind < 3) crash(at);
    else if (kind < 6 && instance) pause(instance.process);
    else if (kind < 9 && instance) instance.process.skew = skew();
    else if (kind >= 9) stepClock(at);
    world.schedule(between(500, 12_000), null, misfortune);
  }

  function onSomeInstance(work: (instance: Instance) => Promise<unknown>): void {
    const living = instances.flatMap((one) => (one?.process.ready ? one : []));
    const instance = living[between(0, Math.max(living.length - 1, 0))];
    if (instance) work(instance).catch((error: unknown) => invariants.onError([error]));
  }

  function calmDown(): void {
    quiet = true;
    Object.assign(faults, NO_FAULTS);
    Object.assign(database.clock, { skew: 0, failures: 0, slow: 0.02 });
    for (const instance of instances) if (instance) instance.process.skew = 0;
  }

  return {
    async run(): Promise<Result> {
      const begun = world.now();
      createData(memory, service);
      if (shared && chance(0.3)) database.clock.failures = 0.004;
      if (chance(0.2)) database.clock.slow = 0.15;
      for (const at of instances.keys()) boot(at);
      planPeople({ world, memory, service, invariants, onSomeInstance, phase: FAULT_PHASE });
      world.schedule(between(0, 10_000), null, misfortune);
      while (invariants.violations.length === 0 && (await world.step(begun + FAULT_PHASE)));
      world.schedule(begun + FAULT_PHASE - world.now(), null, calmDown);
      const end = begun + FAULT_PHASE + QUIET_PHASE;
      let check = begun + FAULT_PHASE + CHECK_EVERY;
      let converged = false;
      while (!converged && invariants.violations.length === 0 && (await world.step(end))) {
        if (world.now() < check) continue;
        check = world.now() + CHECK_EVERY;
        converged = invariants.unfinished().length === 0;
      }
      if (invariants.violations.length === 0) invariants.finish();
      const ledger = invariants.violations.length > 0 ? describeRun(memory, service) : [];
      service.store.close();
      return {
        ledger,
        seed,
        violations: invariants.violations,
        steps: world.steps(),
        simulatedMs: world.now() - begun,
      };
    },
  };
}
