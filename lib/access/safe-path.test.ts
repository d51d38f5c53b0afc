import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { safePath } from "./safe-path";

// Fixed, so that it fails only for a change.
fc.configureGlobal({ seed: 16 });

describe("safePath", () => {
  it.each(["/conferences/ABC?q=a%20b&sort=name#top", "/people", "/"])("goes to %s", (path) => {
    expect(safePath(path)).toBe(path);
  });

  it.each([
    undefined,
    null,
    "",
    "conferences",
    "https://evil.example/",
    "javascript:alert(1)",
    "//evil.example",
    "/\\evil.example",
    "\\\\evil.example",
    "/\t/evil.example",
    "/\n/evil.example",
    "\u0000//evil.example",
    " //evil.example",
    "/.//evil.example",
    "/..//evil.example",
    "/a/..//evil.example",
    "/%2e//evil.example",
    "/login?next=/login",
    "/api/auth/signout",
    ["/people"],
  ])("refuses %j", (path) => {
    expect(safePath(path)).toBe("/");
  });

  it("never leaves this origin, whatever the input", () => {
    const parts = fc.constantFrom(
      "/",
      "\\",
      ".",
      "..",
      ":",
      "@",
      "%2f",
      "%5c",
      "\t",
      "\r",
      "evil",
      "http:",
      "?",
      "#",
    );
    fc.assert(
      fc.property(fc.array(parts, { maxLength: 8 }), (some) => {
        const to = safePath(some.join(""));
        expect(new URL(to, "https://foyer.example").origin).toBe("https://foyer.example");
        expect(to).toMatch(/^\/(?!\/)/);
      }),
      { numRuns: 2_000 },
    );
  });
});
