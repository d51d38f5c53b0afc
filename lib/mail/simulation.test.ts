import { expect, it } from "vitest";
import { createMailSimulation } from "./testing/simulation/run";

/** A fifth of the seeds of `npm run test:thorough`. */
const COUNT = process.env["FOYER_THOROUGH"] ? 20 : 4;

/** Fixed, so that this test fails only for a change; `npm run simulate -- --mail` explores random seeds. */
const SEEDS = Array.from({ length: COUNT }, (_, seed) => seed);

it("sends nothing twice and loses nothing, whatever crashes, pauses, steps and gets lost", async () => {
  const simulate = await createMailSimulation();
  for (const seed of SEEDS) {
    const { violations } = await simulate(seed);
    expect({ seed, violations }).toEqual({ seed, violations: [] });
  }
}, 120_000);
