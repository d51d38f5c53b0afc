import { env } from "@/lib/platform/env";
import { expect, it } from "vitest";
import { chaos } from "@/lib/delivery/testing/chaos";

/** A small share of `npm run chaos`. */
it("keeps the ledger correct and emails nobody twice, with kills, lost responses and wrong clocks", async () => {
  const { databaseUrl } = env();
  const seed = 1;
  const { differences, killed, tally } = await chaos({
    ...(databaseUrl && { databaseUrl }),
    rows: 40,
    kills: 3,
    faults: 30,
    seed,
    instances: databaseUrl ? 2 : 1,
    rate: 40,
    life: 400,
    settleSeconds: 1,
    skews: [0, 150_000, -300_000, 7_200_000],
    patience: 300_000,
  });
  expect({ seed, differences, killed }).toEqual({ seed, differences: [], killed: 3 });
  expect(tally["sent"]).toBeGreaterThan(10);
}, 330_000);
