import { openMemory } from "./database";
import { bundle, type Mutant } from "./bundle";
import { createRun, type Result } from "./run";

/**
 * Returns a function that runs one seed. Bundling and migrations happen once, so that thousands of
 * seeds take little time.
 */
export async function createSimulation(mutant: Mutant | null = null) {
  const start = await bundle(mutant);
  const memory = await openMemory();
  return async (seed: number): Promise<Result> => {
    memory.clear();
    return createRun(seed, start, memory).run();
  };
}
