import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { basePathOf } from "../../scripts/base-path.mjs";

beforeEach(() => void vi.resetModules());
afterEach(() => {
  vi.unstubAllEnvs();
  vi.resetModules();
});

describe("the base path", () => {
  it.each([
    [{}, ""],
    [{ NEXTAUTH_URL: "https://foyer.example.com" }, ""],
    [{ NEXTAUTH_URL: "https://example.com/foyer/" }, "/foyer"],
    [{ NEXTAUTH_URL: "https://example.com/tools/foyer" }, "/tools/foyer"],
    [{ FOYER_BASE_PATH: "foyer", NEXTAUTH_URL: "https://example.com" }, "/foyer"],
    [{ FOYER_BASE_PATH: "", NEXTAUTH_URL: "not an address" }, ""],
  ])("of %j is %j", (variables, expected) => {
    expect(basePathOf(variables)).toBe(expected);
  });

  it("is added to addresses and removed from the browser's", async () => {
    vi.stubEnv("FOYER_BASE_PATH", "/foyer");
    const { withBase, withoutBase } = await import("@/lib/platform/base-path");
    expect(withBase("/api/events")).toBe("/foyer/api/events");
    expect(withoutBase("/foyer/people")).toBe("/people");
    expect(withoutBase("/foyer")).toBe("/");
    expect(withoutBase("/foyers")).toBe("/foyers");
  });

  it("limits the cookies to it, with the prefix that allows a path", async () => {
    vi.stubEnv("FOYER_BASE_PATH", "/foyer");
    vi.stubEnv("NEXTAUTH_URL", "https://example.com/foyer");
    vi.stubEnv("NEXTAUTH_SECRET", "0123456789abcdef0123456789abcdef");
    const { cookiePath, sessionCookie } = await import("@/lib/platform/http/cookie-name");
    expect(cookiePath()).toBe("/foyer");
    expect(sessionCookie()).toBe("__Secure-foyer.session");
  });
});

/** Next adds the base path to links, router and redirects, but not to these. */
const PLAIN = [
  /\bfetch\((routes|["'`]\/)/,
  /new EventSource\((routes|["'`]\/)/,
  /location\.(assign|replace)\((routes|["'`]\/)/,
  /\b(action|src)=(\{routes\.|["'`{]+\/)/,
  /\.href = (routes|["'`]\/)/,
  /<(a|link|img)\b[^>]*(href|src)=(\{routes\.|["']\/)/,
  /url\(\//,
];

it("is added to every address that the browser gets from us", () => {
  const files = execFileSync("git", ["ls-files", "app", "components", "lib"], { encoding: "utf8" })
    .split("\n")
    .filter(
      (file) => /\.(tsx?|css)$/.test(file) && !/\.test\.|\/testing\/|^lib\/sandbox/.test(file),
    );
  const plain = files.filter((file) => {
    const text = readFileSync(file, "utf8");
    return PLAIN.some((pattern) => pattern.test(text));
  });
  expect(plain).toEqual([]);
});
