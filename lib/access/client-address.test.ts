import { forget } from "@epic-web/remember";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { forgetEnv } from "@/lib/platform/env";
import { addressIn, hasUntrustedProxy } from "./client-address";

function seen(hops: number, peer: string, forwarded?: string): string {
  vi.stubEnv("NEXTAUTH_SECRET", "s".repeat(32));
  vi.stubEnv("FOYER_TRUSTED_PROXIES", String(hops));
  forgetEnv();
  return addressIn(
    new Headers({ "x-foyer-peer": peer, ...(forwarded && { "x-forwarded-for": forwarded }) }),
  );
}

beforeEach(() => {
  forget("untrusted proxy");
  globalThis.foyerServes = true;
});
afterEach(() => {
  globalThis.foyerServes = undefined;
  vi.unstubAllEnvs();
});

it("detects an untrusted proxy by its headers or by an https address", () => {
  seen(0, "203.0.113.5");
  expect(hasUntrustedProxy()).toBe(false);
  seen(0, "10.0.0.2", "198.51.100.1");
  expect(hasUntrustedProxy()).toBe(true);
  seen(1, "10.0.0.2", "198.51.100.1");
  expect(hasUntrustedProxy()).toBe(false);
});

it.each([
  ["the peer, where nothing forwards", 0, "203.0.113.5", undefined, "203.0.113.5"],
  ["the peer, where Next repeats it in the header", 0, "203.0.113.5", "203.0.113.5", "203.0.113.5"],
  ["nothing, where a proxy forwards that is not trusted", 0, "10.0.0.2", "198.51.100.1", ""],
  ["what our proxy saw", 1, "10.0.0.2", "198.51.100.1", "198.51.100.1"],
  ["not what the client wrote before it", 1, "10.0.0.2", "1.2.3.4, 198.51.100.1", "198.51.100.1"],
  [
    "what the outer of two proxies saw",
    2,
    "10.0.0.2",
    "1.2.3.4, 198.51.100.1, 10.0.0.1",
    "198.51.100.1",
  ],
  ["the peer, where the header is missing", 1, "203.0.113.5", undefined, "203.0.113.5"],
  [
    "the first, where there are fewer hops than proxies",
    3,
    "10.0.0.2",
    "198.51.100.1",
    "198.51.100.1",
  ],
  ["IPv4 written as IPv6", 0, "::ffff:203.0.113.5", undefined, "203.0.113.5"],
  ["IPv6 by its /64", 0, "2001:db8:1:2:3:4:5:6", undefined, "2001:db8:1:2::/64"],
  ["a short IPv6 by its /64", 0, "2001:db8::1", undefined, "2001:db8:0:0::/64"],
  ["the IPv6 loopback", 0, "::1", undefined, "127.0.0.1"],
  ["nothing, where the header is no address", 1, "10.0.0.2", "<script>", ""],
] as const)("takes %s", (_what, hops, peer, forwarded, address) => {
  expect(seen(hops, peer, forwarded)).toBe(address);
});

it("ignores headers that our own server did not set", () => {
  globalThis.foyerServes = undefined;
  expect(seen(0, "203.0.113.5", "198.51.100.1")).toBe("");
});
