import { randomBytes } from "node:crypto";
import { expect, it } from "vitest";
import { createSimulation } from "./testing/simulation/simulate";

/** Seeds per run; `npm run simulate` runs more. */
const SEEDS = Number(process.env["SIMULATE_SEEDS"] ?? 150);

it("keeps every invariant, whatever crashes, pauses, steps and gets lost", async () => {
  const first = randomBytes(3).readUIntBE(0, 3);
  process.stdout.write(
    `Simulated seeds ${first} to ${first + SEEDS - 1}: npm run simulate -- --seed N replays one\n`,
  );
  const simulate = await createSimulation();
  for (let seed = first; seed < first + SEEDS; seed += 1) {
    const { violations } = await simulate(seed);
    expect({ seed, violations }).toEqual({ seed, violations: [] });
  }
}, 900_000);
