import { expect, it } from "vitest";
import { mayStart } from "./limit-starts";

it("allows 20 sign-ins per minute from one network, and 300 in all", () => {
  const allowed = (network: string, tries: number) =>
    Array.from({ length: tries }, () => mayStart("provider", network)).filter(Boolean).length;
  expect(allowed("192.0.2.1", 100)).toBe(20);
  expect(allowed("192.0.2.2", 5)).toBe(5);
  expect(allowed("", 500)).toBe(275);
  expect(allowed("192.0.2.3", 1)).toBe(0);
  expect(mayStart("passkey", "192.0.2.3")).toBe(true);
});
