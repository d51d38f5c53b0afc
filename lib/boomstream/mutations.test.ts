import { expect, test } from "vitest";
import { fuzz } from "./testing/fuzz";

const SHARE = 3_000;

test("no spoilt answer counts as a success, crashes or takes long", async () => {
  const seed = Number(process.env["FUZZ_SEED"] ?? Date.now() % 1_000_000_000);
  // oxlint-disable-next-line no-console -- whoever sees it fail needs the seed
  console.log(`FUZZ_SEED=${seed}`);
  const tally = await fuzz(seed, SHARE);
  expect(tally.cases).toBe(SHARE);
  // A generator that never succeeds, or never fails, proves nothing.
  expect(tally.successes).toBeGreaterThan(SHARE / 50);
  expect(tally.errors).toMatchObject({
    "key-refused": expect.any(Number),
    "not-understood": expect.any(Number),
    refused: expect.any(Number),
    "unknown-outcome": expect.any(Number),
    unreachable: expect.any(Number),
  });
}, 30_000);
