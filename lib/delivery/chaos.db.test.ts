import { env } from "@/lib/platform/env";
import { expect, it } from "vitest";
import { chaos } from "@/lib/delivery/testing/chaos";

/** A small share of `npm run chaos`. */
it("tells the truth and e-mails nobody twice, whatever is killed and lost", async () => {
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
    patience: 100_000,
  });
  expect({ seed, untruths, killed }).toEqual({ seed, untruths: [], killed: 4 });
  expect(tally["sent"]).toBeGreaterThan(20);
}, 120_000);
