import { expect, it } from "vitest";
import { BusyError, hashPassword, passwordMatches } from "./hash";

it("hashes with argon2id at OWASP's cost, and verifies the password", async () => {
  const hash = await hashPassword("correct horse battery staple");
  expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  expect(await passwordMatches(hash, "correct horse battery staple")).toBe(true);
  expect(await passwordMatches(hash, "correct horse battery stable")).toBe(false);
});

it("refuses the password of the placeholder hash", async () => {
  expect(await passwordMatches(null, "nobody's password")).toBe(false);
});

it("hashes for unknown accounts too, in a bounded queue, and continues afterwards", async () => {
  const many = await Promise.allSettled(
    Array.from({ length: 60 }, () => passwordMatches(null, "guess")),
  );
  const refused = many.filter((one) => one.status === "rejected");
  expect(refused.length).toBe(60 - 2 - 32);
  for (const one of refused) expect(one.reason).toBeInstanceOf(BusyError);
  expect(await passwordMatches(null, "guess")).toBe(false);
});
