import { expect, it } from "vitest";
import { BusyError, hashPassword, passwordFits } from "./passwords";

it("hashes with argon2id at OWASP's cost, and knows the password again", async () => {
  const hash = await hashPassword("correct horse battery staple");
  expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  expect(await passwordFits(hash, "correct horse battery staple")).toBe(true);
  expect(await passwordFits(hash, "correct horse battery stable")).toBe(false);
});

it("says no where there is no hash, in the same time", async () => {
  const hash = await hashPassword("correct horse battery staple");
  const median = async (stored: string | null) => {
    const times: number[] = [];
    for (let i = 0; i < 15; i++) {
      const start = performance.now();
      expect(await passwordFits(stored, "guess")).toBe(false);
      times.push(performance.now() - start);
    }
    return times.toSorted((a, b) => a - b)[7] ?? 0;
  };
  await median(null);
  const [unknown, known] = [await median(null), await median(hash)];
  expect(unknown).toBeGreaterThan(known * 0.5);
  expect(unknown).toBeLessThan(known * 2);
});

it("does not say yes to the stand-in's own password", async () => {
  expect(await passwordFits(null, "nobody's password")).toBe(false);
});

it("keeps a bounded queue, and works on afterwards", async () => {
  const many = await Promise.allSettled(Array.from({ length: 60 }, () => passwordFits(null, "guess")));
  const refused = many.filter((one) => one.status === "rejected");
  expect(refused.length).toBe(60 - 2 - 32);
  for (const one of refused) expect(one.reason).toBeInstanceOf(BusyError);
  expect(await passwordFits(null, "guess")).toBe(false);
});
