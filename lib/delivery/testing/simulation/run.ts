import type { StartProcess } from "./bundle";
import { createDatabase, type Memory } from "./database";
import { startProgram } from "./instance";
import { createInvariants } from "./invariants";
import { createService, type ServiceFaults } from "./service";
import { createWorld, type Process } from "./world";

export type Result = {
  seed: number;
  violations: string[];
  /** With a violation: what the ledger and the service say. */
  ledger: string[];
  steps: number;
  simulatedMs: number;
};

/** How long faults happen, and how long the system then has to converge (ms). */
const FAULT_PHASE = 60_000;
const QUIET_PHASE = 400_000;
const PROJECT = "project";
const CONFERENCE = "conference";
const NO_FAULTS: ServiceFaults = {
  refused: 0,
  reset: 0,
  failed: 0,
  lost: 0,
  silent: 0,
  slow: 0,
  slowest: 0,
};

/** Prepares one run: the world of a seed, the service, the database and the instances. */
export function createRun(seed: number, start: StartProcess, memory: Memory) {
  const world = createWorld(seed);
  const { between, chance, rng } = world;
  const shared = chance(0.7);
  const faults: ServiceFaults = {
    refused: rng() * 0.1,
    reset: rng() * 0.1,
    failed: rng() * 0.1,
    lost: rng() * 0.3,
    silent: rng() * 0.2,
    slow: rng() * 0.3,
    slowest: 10_000,
  };
  const boomstream = newProcess("boomstream");
  const program = startProgram(world, boomstream, start, {
    db: null,
    shared: false,
    exchange: () => Promise.reject(new Error("Boomstream calls nobody.")),
    onError: () => undefined,
  });
  const service = createService(world, program, faults);
  const database = createDatabase(world, memory, () => invariants.check());
  const invariants = createInvariants(world, memory, service);
  const instances: (Instance | null)[] = Array.from(
    { length: shared ? between(2, 3) : 1 },
    () => null,
  );
  let quiet = false;
  let started = 0;

  type Instance = { process: Process; program: typeof program };

  function newProcess(name: string): Process {
    return {
      name,
      alive: true,
      startedAt: world.now(),
      skew: 0,
      pausedUntil: 0,
      stoodStill: 0,
    };
  }

  function boot(at: number): void {
    started += 1;
    const process = newProcess(`i${at}-${started}`);
    if (!quiet && chance(0.3)) process.skew = skew();
    const instance = {
      process,
      program: startProgram(world, process, start, {
        db: database.connect(process),
        shared,
        exchange: (...call) => service.exchange(process, ...call),
        onError: (values) => invariants.onError(values),
      }),
    };
    instances[at] = instance;
    for (const duty of instance.program.duties) {
      const tick = async () => {
        try {
          await duty.run();
        } catch (error) {
          invariants.onError([error]);
        }
        world.schedule(duty.every * (0.5 + rng()), process, () => void tick());
      };
      world.schedule(rng() * duty.every, process, () => void tick());
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

  function pause({ process }: Instance): void {
    // PostgreSQL would block only some rows; here an open transaction blocks everything.
    if (database.isLockedBy(process)) return;
    const ms = between(1_000, 40_000);
    process.pausedUntil = world.now() + ms;
    if (chance(0.5)) process.stoodStill += ms;
  }

  /** Something goes wrong, and again after a while. */
  function misfortune(): void {
    if (quiet) return;
    const at = between(0, instances.length - 1);
    const instance = instances[at];
    const kind = between(0, 9);
    if (kind < 3) crash(at);
    else if (kind < 6 && instance) pause(instance);
    else if (kind < 9 && instance) instance.process.skew = skew();
    else if (shared && invariants.mayStepDatabaseClock) database.clock.skew = skew();
    world.schedule(between(500, 15_000), null, misfortune);
  }

  function onSomeInstance(work: (instance: Instance) => Promise<unknown>): void {
    const living = instances.flatMap((one) => one ?? []);
    const instance = living[between(0, Math.max(living.length - 1, 0))];
    if (instance) work(instance).catch((error: unknown) => invariants.onError([error]));
  }

  function seedData(): void {
    const { raw } = memory;
    raw
      .prepare("insert into projects (id, name, kind, created_at) values (?, ?, 'environment', 0)")
      .run(PROJECT, "Simulated");
    raw
      .prepare(
        `insert into staff (id, email, name, role, password_hash, closed_at, created_at)
         values ('staff', 'staff@example.com', 'Staff', 'manager', null, null, 0)`,
      )
      .run();
    service.store.addConference({ code: CONFERENCE, title: "Simulated" });
    raw
      .prepare(
        `insert into conferences (project_id, code, title, title_key, description, search, first_seen_at, written_at)
         values (?, ?, 'Simulated', 'simulated', '', 'simulated', 0, 0)`,
      )
      .run(PROJECT, CONFERENCE);
    const there = ["p0", "p1", "p2", "p3"].map((name) => ({
      code: `code-${name}`,
      conference: CONFERENCE,
      email: `${name}@example.com`,
      name,
      moderator: "no",
      added: "2026-01-01 00:00:00",
    }));
    service.store.addClients(there);
  }

  let imports = 0;
  function startImport(emails: string[]): void {
    imports += 1;
    const id = `import-${imports}`;
    const { raw } = memory;
    const order = Number(
      memory.all("select value from sequences where name = 'order'")[0]?.["value"],
    );
    raw
      .prepare(
        `insert into imports (id, project_id, conference_code, mode, name, state, staff_id, staff_name,
           session_id, total, created_at, created_order)
         values (?, ?, ?, 'invite', '', 'running', 'staff', 'Staff', 'session', ?, 0, ?)`,
      )
      .run(id, PROJECT, CONFERENCE, emails.length, order);
    for (const [index, email] of emails.entries()) {
      const link = email.startsWith("p3@");
      raw
        .prepare(
          `insert into invitations (id, project_id, conference_code, kind, email, email_key, name, moderator,
             notify, state, participant_code, staff_id, created_at, import_id, position)
           values (?, ?, ?, ?, ?, ?, '', 0, 1, 'planned', ?, 'staff', 0, ?, ?)`,
        )
        .run(
          `${id}-${String(index).padStart(3, "0")}`,
          PROJECT,
          CONFERENCE,
          link ? "link" : "invite",
          email,
          email,
          link ? "code-p3" : null,
          id,
          index + 1,
        );
      invariants.planned(email, link);
    }
  }

  function planPeople(): void {
    const guests = Array.from({ length: between(4, 9) }, (_, at) => `g${at}@example.com`);
    const single = "s0@example.com";
    world.schedule(between(0, 10_000), null, () =>
      startImport([...guests, "p0@example.com", "p3@example.com"]),
    );
    if (chance(0.6)) {
      const overlap = guests.slice(0, 2);
      world.schedule(between(0, 30_000), null, () =>
        startImport([single, ...overlap, "h0@example.com"]),
      );
    }
    world.schedule(between(0, 30_000), null, () => {
      invariants.planned(single, false);
      onSomeInstance(({ program: { invite } }) => invite(PROJECT, "single", CONFERENCE, single));
    });
    for (const code of ["code-p1", "code-p2"]) {
      world.schedule(between(0, FAULT_PHASE), null, () =>
        onSomeInstance(async ({ process, program: people }) => {
          const id = await people.revoke(PROJECT, code);
          if (id === null) return;
          invariants.revocationPlanned(id, code, world.now(), process);
          if (chance(0.4)) return;
          world.schedule(between(0, 9_000), null, () =>
            onSomeInstance(async ({ program: { undo } }) =>
              invariants.undone(id, await undo(PROJECT, id), world.now()),
            ),
          );
        }),
      );
    }
    for (let times = between(0, 4); times > 0; times -= 1) {
      world.schedule(between(0, FAULT_PHASE), null, () => externalChange(times));
    }
    const openPage = () => {
      onSomeInstance(({ program: { refresh } }) => refresh(PROJECT, CONFERENCE));
      world.schedule(between(1_000, 8_000), null, openPage);
    };
    world.schedule(between(0, 5_000), null, openPage);
  }

  function externalChange(number: number): void {
    const client = service.store.client("code-p0");
    if (client && chance(0.5)) service.store.changeClient({ ...client, name: `Renamed ${number}` });
    else
      service.store.addClients([
        {
          code: `code-x${number}`,
          conference: CONFERENCE,
          email: `x${number}@example.com`,
          name: "",
          moderator: "no",
          added: "2026-02-02 00:00:00",
        },
      ]);
  }

  function calmDown(): void {
    quiet = true;
    Object.assign(faults, NO_FAULTS);
    database.clock.skew = 0;
    database.clock.failures = 0;
    for (const instance of instances) if (instance) instance.process.skew = 0;
  }

  return {
    async run(): Promise<Result> {
      const begun = world.now();
      seedData();
      database.clock.failures = shared && chance(0.3) ? 0.004 : 0;
      for (const at of instances.keys()) boot(at);
      planPeople();
      world.schedule(between(0, 10_000), null, misfortune);
      while (invariants.violations.length === 0 && (await world.step(begun + FAULT_PHASE)));
      world.schedule(begun + FAULT_PHASE - world.now(), null, calmDown);
      const end = begun + FAULT_PHASE + QUIET_PHASE;
      let check = begun + FAULT_PHASE + 5_000;
      let converged = false;
      while (!converged && invariants.violations.length === 0 && (await world.step(end))) {
        if (world.now() < check) continue;
        check = world.now() + 5_000;
        converged = invariants.unfinished().length === 0;
      }
      if (invariants.violations.length === 0) invariants.finish();
      const ledger = invariants.violations.length > 0 ? invariants.describe() : [];
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
