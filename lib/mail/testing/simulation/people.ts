import type { Memory } from "@/lib/delivery/testing/simulation/memory";
import type { World } from "@/lib/delivery/testing/simulation/world";
import { PEOPLE, RULES } from "./data";
import type * as Program from "./process";

type Act = (program: typeof Program) => Promise<unknown>;
type People = {
  world: World;
  memory: Memory;
  /** Duration of the phase in which people act (ms). */
  phase: number;
  /** The first start of the conference (ms since 1970). */
  startsAt: number;
  onSomeInstance: (act: Act) => void;
};

/** Schedules the actions of people and the changes of Boomstream's roster. */
export function planPeople({ world, memory, phase, startsAt, onSomeInstance }: People): void {
  const { between, chance } = world;
  const later = (act: Act, from = 0, to = phase) =>
    void world.schedule(between(from, to), null, () => onSomeInstance(act));
  const pick = <T>(values: readonly T[]): T => {
    const value = values[between(0, values.length - 1)];
    if (value === undefined) throw new Error("There is nothing to pick from.");
    return value;
  };

  for (const [index, email] of PEOPLE.entries()) {
    if (chance(0.2)) continue;
    const accept: Act = (program) => program.acceptInvitation(`invitation-${index}`, email);
    const at = between(0, phase / 2);
    // The instance may crash before it stores the outcome; the ledger then repeats it.
    for (const delay of [0, 3_000, 6_000]) later(accept, at + delay, at + delay);
    if (chance(0.5)) {
      const end = between(0, phase);
      later((program) => program.showOnRoster(email, false), end, end);
      if (chance(0.4)) later((program) => program.showOnRoster(email, true), end, phase);
    }
  }
  for (let times = between(0, 5); times > 0; times -= 1) {
    const move = pick([null, startsAt, startsAt, startsAt + 60_000, startsAt + 7_200_000]);
    later((program) => program.changeConference({ starts_at: move }));
  }
  // Moves the start forward and back across the due time of a reminder.
  if (chance(0.5)) {
    const at = between(0, phase);
    for (const [delay, move] of [startsAt, startsAt + 7_200_000, startsAt].entries())
      later((program) => program.changeConference({ starts_at: move }), at, at + delay * 5_000);
  }
  if (chance(0.15))
    later((program) => program.changeConference({ deleted_at: 1 }), phase / 2, phase);
  for (let times = between(0, 3); times > 0; times -= 1) {
    const { id } = pick(RULES);
    const at = between(0, phase);
    later((program) => program.changeRule(id, 1), at, at);
    if (chance(0.2)) later((program) => program.changeRule(id, "removed"), at, phase);
    else later((program) => program.changeRule(id, 0), at, phase);
  }
  for (let times = between(0, 4); times > 0; times -= 1) {
    const email = chance(0.3) ? "stranger@example.com" : pick(PEOPLE);
    later((program) => program.askForLink(email));
  }
  for (let times = between(0, 3); times > 0; times -= 1)
    later((program) => {
      const [row] = memory.all("select id from outgoing_mail where state = 'unknown'");
      return row ? program.sendAgain(String(row["id"])) : Promise.resolve();
    });
}
