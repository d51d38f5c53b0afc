import { env } from "@/lib/platform/env";
import { expect, it } from "vitest";
import { chaos } from "@/lib/delivery/testing/chaos";

/** A small share of `npm run chaos`. */
it("keeps the ledger true and emails nobody twice, with kills, lost answers and wrong clocks", async () => {
  const { databaseUrl } = env();
  const seed = Date.now() % 1_000_000;
  const { untruths, killed, tally } = await chaos({
    ...(databaseUrl && { databaseUrl }),
    rows: 60,
    kills: 4,
    faults: 30,
    seed,
    instances: databaseUrl ? 2 : 1,
    rate: 40,
    life: 600,
    skews: [0, 150_000, -300_000, 7_200_000],
    patience: 100_000,
  });
  expect({ seed, untruths, killed }).toEqual({ seed, untruths: [], killed: 4 });
  expect(tally["sent"]).toBeGreaterThan(20);
}, 120_000);
