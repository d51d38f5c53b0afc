import { bundle, type Mutant } from "@/lib/delivery/testing/simulation/bundle";
import { openMemory } from "@/lib/delivery/testing/simulation/memory";
import { createRun, type Result } from "./run";

/** Tables that the invariants are about. */
const CHECKED = /"(outgoing_mail|participants|conferences|reminder_rules)"/;

/** Returns a function that runs one seed of the mail simulation. Bundling and migrations happen once. */
export async function createMailSimulation(mutant: Mutant | null = null) {
  const start = await bundle("lib/mail/testing/simulation/process", mutant);
  const memory = await openMemory(CHECKED);
  return async (seed: number): Promise<Result> => {
    memory.begin();
    return createRun(seed, start, memory).run();
  };
}
