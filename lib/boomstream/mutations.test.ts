import { expect, test } from "vitest";
import { fuzz } from "./testing/fuzz";

const MUTATIONS = 3_000;
/** Fixed, so that this test fails only for a change; `npm run fuzz` explores random seeds. */
const SEED = 16;

test("a corrupted response never succeeds, crashes or takes long", async () => {
  const tally = await fuzz(SEED, MUTATIONS);
  expect(tally.cases).toBe(MUTATIONS);
  // A generator that only succeeds or only fails would test nothing.
  expect(tally.successes).toBeGreaterThan(MUTATIONS / 50);
  expect(tally.errors).toMatchObject({
    "key-refused": expect.any(Number),
    "not-understood": expect.any(Number),
    refused: expect.any(Number),
    "unknown-outcome": expect.any(Number),
    unreachable: expect.any(Number),
  });
});
