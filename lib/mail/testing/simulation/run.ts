import { z } from "zod";
import type { StartProcess } from "@/lib/delivery/testing/simulation/bundle";
import { createDatabase } from "@/lib/delivery/testing/simulation/database";
import { ENV, startProgram } from "@/lib/delivery/testing/simulation/instance";
import type { Memory } from "@/lib/delivery/testing/simulation/memory";
import { createWorld, newProcess, type Process } from "@/lib/delivery/testing/simulation/world";
import { createData } from "./data";
import { createInvariants } from "./invariants";
import { planPeople } from "./people";
import type * as Program from "./process";
import { createSmtp, type MailFaults, type Sent } from "./smtp";

export type Result = {
  seed: number;
  violations: string[];
  /** With a violation: the outbox. */
  outbox: string[];
  /** Messages that the server accepted. */
  accepted: number;
  steps: number;
  simulatedMs: number;
};

/** How long faults happen, and how long mail then has to converge (ms). */
const FAULT_PHASE = 150_000;
const QUIET_PHASE = 3 * 3_600_000;
const CHECK_EVERY = 30_000;
/** After the faults, background work runs this much less often: nothing hurries. */
const CALM = 20;

const NO_FAULTS: MailFaults = {
  unreached: 0,
  refusesUs: 0,
  busy: 0,
  refusesAddress: 0,
  refusesMessage: 0,
  lost: 0,
  slow: 0,
  stall: 0,
};

const Exported = z.custom<typeof Program>();
const Row = z.object({
  id: z.string(),
  key: z.string(),
  kind: z.string(),
  email: z.string(),
  rule_id: z.nullable(z.string()),
});
const Prepared = z.object({
  words: z.string(),
  part: z.object({ method: z.nullable(z.string()), sequence: z.nullable(z.number()) }),
});
const Message = z.custom<Sent>();

type Instance = { process: Process; program: typeof Program };

/** Prepares one run: the world of a seed, the mail server, the database and the instances. */
export function createRun(seed: number, start: StartProcess, memory: Memory) {
  const world = createWorld(seed);
  const { between, chance, rng } = world;
  const shared = chance(0.7);
  const mayStepDatabaseClock = shared && chance(0.2);
  const faults: MailFaults = {
    unreached: rng() * 0.1,
    refusesUs: rng() * 0.05,
    busy: rng() * 0.1,
    refusesAddress: rng() * 0.04,
    refusesMessage: rng() * 0.04,
    lost: rng() * 0.25,
    slow: rng() * 0.3,
    stall: chance(0.5) ? 0.1 : 0,
  };
  const invariants = createInvariants(world, memory);
  const database = createDatabase(world, memory, () => invariants.check());
  let accepted = 0;
  const deliver = createSmtp(world, faults, {
    accepted(message) {
      accepted += 1;
      invariants.arrived(message);
    },
    mayPause: (process) => !database.isLockedBy(process),
  });
  const instances: (Instance | null)[] = Array.from({ length: shared ? 2 : 1 }, () => null);
  let quiet = false;
  let started = 0;

  function boot(at: number): void {
    started += 1;
    const process = newProcess(`i${at}-${started}`, world.now());
    if (!quiet && chance(0.3)) process.skew = skew();
    let ids = 0;
    const exported = startProgram(world, process, start, {
      db: database.connect(process),
      shared,
      exchange: () => Promise.reject(new Error("Mail does not call Boomstream.")),
      onError: (values) => invariants.onError(values),
      env: {
        ...ENV,
        guestUrl: "https://join.example.com",
        publicUrl: "https://foyer.example.com",
        mail: {
          url: "smtp://mail.example.com",
          from: { name: "Events", address: "events@example.com" },
          perMinute: 60,
          perDomain: 60,
        },
      },
      log: (values: unknown[]) => invariants.onError(values),
      // An id contains the time of the process's wall clock, as UUIDv7 does.
      newId: () =>
        `${String(Math.floor(world.now() + process.skew)).padStart(12, "0")}-${process.name}-${(ids += 1)}`,
      compose: async (row: unknown, prepared: unknown): Promise<Sent> => {
        const { rule_id: ruleId, ...about } = Row.parse(row);
        const { words, part } = Prepared.parse(prepared);
        return { ...about, ruleId, words, ...part };
      },
      deliver: (message: unknown, maySend: () => boolean) =>
        deliver(process, Message.parse(message), maySend),
    });
    const program = Exported.parse(exported);
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
    for (const { name, every, run } of program.duties) {
      const tick = async () => {
        await run().catch((error: unknown) => invariants.onError([error]));
        const calm = quiet && name !== "heartbeat" ? CALM : 1;
        world.schedule(every * calm * (0.5 + rng()), process, () => void tick());
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
    world.schedule(between(0, 30_000), null, () => boot(at));
  }

  function pause(process: Process): void {
    if (database.isLockedBy(process)) return;
    const ms = between(1_000, 60_000);
    world.pause(process, ms);
    if (chance(0.5)) process.stoodStill += ms;
  }

  /** Something goes wrong, and again after a while. */
  function misfortune(): void {
    if (quiet) return;
    const at = between(0, instances.length - 1);
    const instance = instances[at];
    const kind = between(0, mayStepDatabaseClock ? 9 : 7);
    if (kind < 3) crash(at);
    else if (kind < 5 && instance) pause(instance.process);
    else if (kind < 8 && instance) instance.process.skew = skew();
    else if (kind >= 8) database.clock.skew = skew();
    world.schedule(between(1_000, 30_000), null, misfortune);
  }

  function onSomeInstance(act: (program: typeof Program) => Promise<unknown>): void {
    const living = instances.flatMap((one) => (one?.process.ready ? one : []));
    const instance = living[between(0, Math.max(living.length - 1, 0))];
    if (instance) act(instance.program).catch((error: unknown) => invariants.onError([error]));
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
      // Soon, or so late that every change must still be in the calendars at the end.
      const startsAt = begun + (chance(0.3) ? 7_200_000 : between(60_000, 200_000));
      createData(memory, startsAt);
      if (shared && chance(0.3)) database.clock.failures = 0.004;
      for (const at of instances.keys()) boot(at);
      planPeople({ world, memory, startsAt, onSomeInstance, phase: FAULT_PHASE });
      world.schedule(between(0, 10_000), null, misfortune);
      while (invariants.violations.length === 0 && (await world.step(begun + FAULT_PHASE)));
      world.schedule(begun + FAULT_PHASE - world.now(), null, calmDown);
      const end = begun + FAULT_PHASE + QUIET_PHASE;
      // The last reminder is due by then, and every instance has started again.
      let check = begun + FAULT_PHASE + 240_000;
      let converged = false;
      while (!converged && invariants.violations.length === 0 && (await world.step(end))) {
        if (world.now() < check) continue;
        check = world.now() + CHECK_EVERY;
        converged = invariants.unfinished().length === 0;
      }
      const { violations } = invariants;
      if (violations.length === 0 && !converged)
        violations.push(...invariants.unfinished().map((what) => `not converged: ${what}`));
      const outbox = violations.length > 0 ? describeOutbox(memory) : [];
      return {
        seed,
        violations,
        outbox,
        accepted,
        steps: world.steps(),
        simulatedMs: world.now() - begun,
      };
    },
  };
}

function describeOutbox(memory: Memory): string[] {
  const columns =
    "seq, key, kind, email, state, reason, attempts, method, sequence, starts_at, latest";
  return memory
    .all(`select ${columns} from outgoing_mail order by email, seq`)
    .map((row) => JSON.stringify(row));
}
