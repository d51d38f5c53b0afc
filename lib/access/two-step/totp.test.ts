import { expect, it } from "vitest";
import { codeAt, newSecret, stepOf, uriOf } from "./totp";

// "12345678901234567890", the secret of RFC 6238's own examples.
const SECRET = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

it.each([
  [59, "287082"],
  [1_111_111_109, "081804"],
  [1_111_111_111, "050471"],
  [1_234_567_890, "005924"],
  [2_000_000_000, "279037"],
  [20_000_000_000, "353130"],
])("shows the code of RFC 6238, appendix B, at %i s", (seconds, code) => {
  expect(codeAt(SECRET, seconds * 1000)).toBe(code);
  expect(stepOf(SECRET, code, seconds * 1000)).toBe(Math.floor(seconds / 30));
});

it("accepts the previous and the next code, and no other", () => {
  const now = 1_700_000_010_000;
  const step = Math.floor(now / 30_000);
  const near = [-2, -1, 0, 1, 2].map((away) =>
    stepOf(SECRET, codeAt(SECRET, now + away * 30_000), now),
  );
  expect(near).toEqual([null, step - 1, step, step + 1, null]);
});

it("creates a random secret of 160 bits, and names the account in the app", () => {
  const [one, other] = [newSecret(), newSecret()];
  expect(one).toMatch(/^[A-Z2-7]{32}$/);
  expect(one).not.toBe(other);
  const uri = new URL(uriOf(one, "ada+1@foyer.example"));
  expect(uri.protocol).toBe("otpauth:");
  expect(decodeURIComponent(uri.pathname)).toContain("Foyer:ada+1@foyer.example");
  expect(uri.searchParams.get("secret")).toBe(one);
});
