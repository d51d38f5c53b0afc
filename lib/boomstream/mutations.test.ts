import { expect, test } from "vitest";
import { fuzz } from "./testing/fuzz";

const SHARE = 3_000;

test("a corrupted response never succeeds, crashes or takes long", async () => {
  const seed = Number(process.env["FUZZ_SEED"] ?? Date.now() % 1_000_000_000);
  // oxlint-disable-next-line no-console -- a failure is reproduced from its seed
  console.log(`FUZZ_SEED=${seed}`);
  const tally = await fuzz(seed, SHARE);
  expect(tally.cases).toBe(SHARE);
  // A generator that only succeeds or only fails would test nothing.
  expect(tally.successes).toBeGreaterThan(SHARE / 50);
  expect(tally.errors).toMatchObject({
    "key-refused": expect.any(Number),
    "not-understood": expect.any(Number),
    refused: expect.any(Number),
    "unknown-outcome": expect.any(Number),
    unreachable: expect.any(Number),
  });
}, 30_000);
