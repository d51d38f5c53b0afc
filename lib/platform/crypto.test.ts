import { afterEach, beforeEach, expect, it, vi } from "vitest";
import fc from "fast-check";
import { forgetEnv } from "@/lib/platform/env";
import { seal, unseal } from "@/lib/platform/crypto";

// Fixed, so that it fails only for a change.
fc.configureGlobal({ seed: 16 });

function useSecret(secret: string) {
  vi.stubEnv("NEXTAUTH_SECRET", secret);
  forgetEnv();
}

beforeEach(() => useSecret("a".repeat(40)));
afterEach(() => vi.unstubAllEnvs());

const LINK = "https://boomstream.example/c/abc?token=SECRET";

it("returns any text under its own context", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), fc.string(), (plain, context) => {
      const { sealed, keyId } = seal(plain, context);
      expect(unseal(sealed, keyId, context)).toBe(plain);
    }),
  );
});

it("never produces the same output twice and contains no plain text", () => {
  const [one, two] = [seal(LINK, "link:1"), seal(LINK, "link:1")];
  expect(one.sealed).not.toBe(two.sealed);
  expect(one.keyId).toBe(two.keyId);
  expect(Buffer.from(one.sealed, "base64url").toString("latin1")).not.toContain("SECRET");
});

it("does not open under another context", () => {
  const { sealed, keyId } = seal(LINK, "link:1");
  expect(unseal(sealed, keyId, "link:2")).toBeNull();
});

it("does not open under another secret", () => {
  const { sealed, keyId } = seal(LINK, "link:1");
  useSecret("b".repeat(40));
  expect(unseal(sealed, keyId, "link:1")).toBeNull();
  expect(unseal(sealed, seal("x", "y").keyId, "link:1")).toBeNull();
});

it("does not open if a byte was changed or removed", () => {
  const { sealed, keyId } = seal(LINK, "link:1");
  const bytes = Buffer.from(sealed, "base64url");
  for (let at = 0; at < bytes.length; at++) {
    const changed = Buffer.from(bytes);
    changed.writeUInt8(changed.readUInt8(at) ^ 1, at);
    expect(unseal(changed.toString("base64url"), keyId, "link:1")).toBeNull();
    expect(unseal(bytes.subarray(0, at).toString("base64url"), keyId, "link:1")).toBeNull();
  }
});
