import { bundle, type Mutant } from "./bundle";
import { createData } from "./data";
import { createDatabase } from "./database";
import { describeRun } from "./describe";
import { startInstance, startService } from "./instance";
import { createInvariants } from "./invariants";
import { openMemory } from "./memory";
import { planPeople } from "./people";
import { type Result, runScene } from "./runner";
import { createService, type ServiceFaults } from "./service";
import { createWorld, newProcess } from "./world";

/** The phase with faults (ms). */
const FAULT_PHASE = 30_000;
/** A revocation that was planned while the database's clock was ahead may be due ten minutes late. */
const QUIET_PHASE = 720_000;
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

/**
 * Returns a function that runs one seed of the ledger. Bundling and migrations happen once, so that thousands
 * of seeds take little time.
 */
export async function createSimulation(mutant: Mutant | null = null) {
  const instance = await bundle("lib/delivery/testing/simulation/process", mutant);
  const boomstream = await bundle("lib/delivery/testing/simulation/service-process", null);
  const memory = await openMemory();

  return async (seed: number): Promise<Result> => {
    memory.begin();
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
    const server = startService(world, newProcess("boomstream", world.now()), boomstream);
    const service = createService(world, server, faults, {
      executed: () => database.checkCommitted(),
      mayPause: (process) => !database.isLockedBy(process),
    });
    const database = createDatabase(world, memory, () => invariants.check());
    const invariants = createInvariants(world, memory, service);
    const stepsClock = shared && invariants.mayStepDatabaseClock;
    return runScene(seed, {
      world,
      database,
      invariants,
      instances: shared ? (chance(0.25) ? 3 : 2) : 1,
      createData() {
        createData(memory, service);
        if (shared && chance(0.3)) database.clock.failures = 0.004;
        if (chance(0.2)) database.clock.slow = 0.15;
      },
      start: (process) =>
        startInstance(world, process, instance, {
          db: database.connect(process),
          shared,
          sendHttpRequest: (...call) => service.sendHttpRequest(process, ...call),
          onError: (values) => invariants.onError(values),
        }),
      planPeople: (onSomeInstance) =>
        planPeople({ world, memory, service, invariants, onSomeInstance, phase: FAULT_PHASE }),
      phases: {
        faults: FAULT_PHASE,
        firstCheck: CHECK_EVERY,
        checkEvery: CHECK_EVERY,
        quiet: QUIET_PHASE,
      },
      odds: { crash: 3, pause: 3, skew: 3, stepClock: stepsClock ? 6 : 0 },
      between: [500, 12_000],
      restart: 15_000,
      pauseMs: () => (chance(0.2) ? between(40_000, 60_000) : between(1_000, 40_000)),
      // After a step of hours, timestamps stay in the future for the whole run.
      stepClock(skew, crash) {
        const ahead = chance(0.5);
        database.clock.skew = ahead ? 7_200_000 : skew();
        if (ahead && chance(0.5)) world.schedule(between(2_000, 10_000), null, crash);
      },
      endFaults: () => void Object.assign(faults, NO_FAULTS),
      finish: () => invariants.finish(),
      describe: () => describeRun(memory, service),
      close: () => service.store.close(),
    });
  };
}
