import { randomBytes } from "node:crypto";
import { expect, it } from "vitest";
import { createSimulation } from "./testing/simulation/simulate";

/** Seeds per run; `npm run simulate` runs more. */
const SEEDS = Number(process.env["SIMULATE_SEEDS"] ?? 80);

/** Seeds that once broke an invariant. */
const FOUND = [21_172];

it("keeps every invariant, whatever crashes, pauses, steps and gets lost", async () => {
  const first = randomBytes(3).readUIntBE(0, 3);
  process.stdout.write(
    `Simulated seeds ${first} to ${first + SEEDS - 1}: npm run simulate -- --seed N replays one\n`,
  );
  const simulate = await createSimulation();
  const random = Array.from({ length: SEEDS }, (_, at) => first + at);
  for (const seed of [...FOUND, ...random]) {
    const { violations } = await simulate(seed);
    expect({ seed, violations }).toEqual({ seed, violations: [] });
  }
}, 900_000);
