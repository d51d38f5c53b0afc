import { z } from "zod";
import { bundle, type Mutant } from "@/lib/delivery/testing/simulation/bundle";
import { createDatabase } from "@/lib/delivery/testing/simulation/database";
import { ENV, startProgram } from "@/lib/delivery/testing/simulation/instance";
import { type Memory, openMemory } from "@/lib/delivery/testing/simulation/memory";
import { type Result, runScene } from "@/lib/delivery/testing/simulation/runner";
import { createWorld } from "@/lib/delivery/testing/simulation/world";
import { createData } from "./data";
import { createInvariants } from "./invariants";
import { planPeople } from "./people";
import type * as Program from "./process";
import { createSmtp, type MailFaults, type Sent } from "./smtp";

/** Duration of the phase with faults, and of the phase in which email must converge (ms). */
const FAULT_PHASE = 150_000;
const QUIET_PHASE = 3 * 3_600_000;
const CHECK_EVERY = 30_000;
/** Factor by which background jobs slow down after the faults. */
const SLOWDOWN = 20;
/** Tables that the invariants read. */
const CHECKED = /"(outgoing_mail|participants|conferences|reminder_rules)"/;

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

const MAIL = {
  url: "smtp://mail.example.com",
  from: { name: "Events", address: "events@example.com" },
  perMinute: 60,
  perDomain: 60,
};
const URLS = { guestUrl: "https://join.example.com", publicUrl: "https://foyer.example.com" };

const Exported = z.custom<typeof Program>();
const Row = z.object({
  id: z.string(),
  key: z.string(),
  kind: z.string(),
  email: z.string(),
  rule_id: z.nullable(z.string()),
});
const Prepared = z.object({
  textKind: z.string(),
  part: z.object({ method: z.nullable(z.string()), sequence: z.nullable(z.number()) }),
});
const Message = z.custom<Sent>();

/** Returns a function that runs one seed. Bundles the code and runs the migrations once. */
export async function createMailSimulation(mutant: Mutant | null = null) {
  const program = await bundle("lib/mail/testing/simulation/process", mutant);
  const memory = await openMemory(CHECKED);

  return async (seed: number): Promise<Result> => {
    memory.begin();
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
    const deliver = createSmtp(world, faults, {
      accepted: (message) => invariants.arrived(message),
      mayPause: (process) => !database.isLockedBy(process),
    });
    let startsAt = 0;
    return runScene<typeof Program>(seed, {
      world,
      database,
      invariants,
      instances: shared ? 2 : 1,
      createData() {
        // Starts soon, or so late that every change must still be in the calendars at the end.
        startsAt = world.now() + (chance(0.3) ? 7_200_000 : between(60_000, 200_000));
        createData(memory, startsAt);
        if (shared && chance(0.3)) database.clock.failures = 0.004;
      },
      start(process) {
        let ids = 0;
        const exported = startProgram(world, process, program, {
          db: database.connect(process),
          shared,
          sendHttpRequest: () => Promise.reject(new Error("Mail does not call Boomstream.")),
          onError: (values) => invariants.onError(values),
          env: { ...ENV, ...URLS, mail: MAIL },
          log: (values: unknown[]) => invariants.onError(values),
          // An id contains the process's wall clock, as in UUIDv7.
          newId: () =>
            `${String(Math.floor(world.now() + process.skew)).padStart(12, "0")}-${process.name}-${(ids += 1)}`,
          compose: async (row: unknown, prepared: unknown): Promise<Sent> => {
            const { rule_id: ruleId, ...about } = Row.parse(row);
            const { textKind, part } = Prepared.parse(prepared);
            return { ...about, ruleId, textKind, ...part };
          },
          deliver: (message: unknown, maySend: () => boolean) =>
            deliver(process, Message.parse(message), maySend),
        });
        return Exported.parse(exported);
      },
      planPeople: (onSomeInstance) =>
        planPeople({
          world,
          memory,
          startsAt,
          onSomeInstance: (act) => onSomeInstance((instance) => act(instance.program)),
          phase: FAULT_PHASE,
        }),
      // At the first check, the last reminder is due and every instance has restarted.
      phases: {
        faults: FAULT_PHASE,
        firstCheck: 240_000,
        checkEvery: CHECK_EVERY,
        quiet: QUIET_PHASE,
      },
      odds: { crash: 3, pause: 2, skew: 3, stepClock: mayStepDatabaseClock ? 2 : 0 },
      between: [1_000, 30_000],
      restart: 30_000,
      pauseMs: () => between(1_000, 60_000),
      stepClock: (skew) => void (database.clock.skew = skew()),
      calm: (job) => (job === "heartbeat" ? 1 : SLOWDOWN),
      endFaults: () => void Object.assign(faults, NO_FAULTS),
      finish(converged) {
        if (converged) return;
        invariants.violations.push(
          ...invariants.unfinished().map((what) => `not converged: ${what}`),
        );
      },
      describe: () => describeOutbox(memory),
    });
  };
}

function describeOutbox(memory: Memory): string[] {
  const columns =
    "seq, key, kind, email, state, reason, attempts, method, sequence, starts_at, latest";
  return memory
    .all(`select ${columns} from outgoing_mail order by email, seq`)
    .map((row) => JSON.stringify(row));
}
