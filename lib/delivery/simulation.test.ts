import { expect, it } from "vitest";
import { createSimulation } from "./testing/simulation/run";

/** A sixth of the seeds of `npm run test:thorough`. */
const COUNT = process.env["FOYER_THOROUGH"] ? 120 : 20;

/** Fixed, so that this test fails only for a change; `npm run simulate` explores random seeds. */
const SEEDS = Array.from({ length: COUNT }, (_, seed) => seed);

/** Seeds that once broke an invariant. */
const FOUND = [21_172, 100_402, 14_567_837];

it("keeps every invariant despite crashes, pauses, clock steps and lost messages", async () => {
  const simulate = await createSimulation();
  for (const seed of [...FOUND, ...SEEDS]) {
    const { violations } = await simulate(seed);
    expect({ seed, violations }).toEqual({ seed, violations: [] });
  }
}, 900_000);
