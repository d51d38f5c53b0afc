import { client, CONFERENCE, createImport, isLink, PROJECT } from "./data";
import type { Memory } from "./memory";
import type { Invariants } from "./invariants";
import type * as Program from "./process";
import type { Instance, OnSomeInstance } from "./runner";
import type { Service } from "./service";
import type { World } from "./world";

type Run = {
  world: World;
  memory: Memory;
  service: Service;
  invariants: Invariants;
  onSomeInstance: OnSomeInstance<typeof Program>;
  /** The phase in which people act (ms). */
  phase: number;
};

/** Schedules the actions of people at random times: imports, an invitation, revocations, Undo, renames, pages. */
export function planPeople(run: Run): void {
  const { world, memory, service, invariants, onSomeInstance, phase } = run;
  const { between, chance } = world;
  let imports = 0;

  const importAt = (latest: number, emails: string[]) =>
    world.schedule(between(0, latest), null, () => {
      imports += 1;
      createImport(memory, `import-${imports}`, emails);
      for (const email of emails) invariants.planned(email, isLink(email));
    });

  const guests = Array.from({ length: between(4, 9) }, (_, at) => `g${at}@example.com`);
  const single = "s0@example.com";
  importAt(10_000, [...guests, "p0@example.com", "p3@example.com"]);
  if (chance(0.6)) importAt(20_000, [single, ...guests.slice(0, 2), "h0@example.com"]);
  world.schedule(between(0, 20_000), null, () => {
    invariants.planned(single, false);
    onSomeInstance(({ program }) => program.invite(PROJECT, "single", CONFERENCE, single));
  });

  for (const code of ["code-p1", "code-p2", "code-p5"])
    world.schedule(between(0, phase), null, () => onSomeInstance((one) => revoke(one, code)));

  async function revoke({ program }: Instance<typeof Program>, code: string): Promise<void> {
    const id = await program.revoke(PROJECT, code);
    if (id === null) return;
    invariants.revocationPlanned(id, world.now());
    if (chance(0.4)) return;
    // Often at the time when the revocation is due.
    const delay = chance(0.5) ? between(0, 9_000) : between(5_500, 8_500);
    world.schedule(delay, null, () =>
      onSomeInstance(async ({ program: { undo } }) =>
        invariants.undone(id, await undo(PROJECT, id), world.now()),
      ),
    );
  }

  for (let times = between(0, 8); times > 0; times -= 1) {
    const name = `Edited ${times}`;
    world.schedule(between(0, phase), null, () =>
      onSomeInstance(async ({ program }) => {
        if (await program.rename(PROJECT, "code-p4", name)) invariants.renamed("code-p4", name);
      }),
    );
  }
  for (let times = between(0, 4); times > 0; times -= 1)
    world.schedule(between(0, phase), null, () => changeOutside(times));

  /** Changes the roster outside Foyer. */
  function changeOutside(number: number): void {
    const code = chance(0.5) ? "code-p0" : "code-p4";
    const person = service.store.client(code);
    if (person && chance(0.7)) {
      service.store.changeClient({ ...person, name: `Renamed ${number}` });
      service.noteName(code);
    } else {
      service.store.addClients([client(`code-x${number}`, `x${number}`)]);
    }
  }

  const openPage = () => {
    onSomeInstance(({ program }) => program.refresh(PROJECT, CONFERENCE));
    world.schedule(between(2_000, 12_000), null, openPage);
  };
  world.schedule(between(0, 5_000), null, openPage);
}
