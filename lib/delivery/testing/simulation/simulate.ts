import { openMemory } from "./memory";
import { bundle, type Mutant } from "./bundle";
import { createRun, type Result } from "./run";

/**
 * Returns a function that runs one seed. Bundling and migrations happen once, so that thousands of
 * seeds take little time.
 */
export async function createSimulation(mutant: Mutant | null = null) {
  const starts = {
    instance: await bundle("lib/delivery/testing/simulation/process", mutant),
    service: await bundle("lib/delivery/testing/simulation/service-process", null),
  };
  const memory = await openMemory();
  return async (seed: number): Promise<Result> => {
    memory.begin();
    return createRun(seed, starts, memory).run();
  };
}
