import { expect, it } from "vitest";
import { createMailSimulation } from "./testing/simulation/run";

/** Number of seeds: a fifth of those of `npm run test:thorough`. */
const COUNT = process.env["FOYER_THOROUGH"] ? 20 : 4;

/**
 * Fixed seeds, so that only a change can make the test fail. `npm run simulate -- --mail` uses random ones.
 */
const SEEDS = Array.from({ length: COUNT }, (_, seed) => seed);

it("sends each message once under crashes, pauses, clock steps and lost responses", async () => {
  const simulate = await createMailSimulation();
  for (const seed of SEEDS) {
    const { violations } = await simulate(seed);
    expect({ seed, violations }).toEqual({ seed, violations: [] });
  }
}, 120_000);
