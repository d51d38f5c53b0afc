import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { forgetEnv } from "@/lib/platform/env";
import { setHeaders } from "@/lib/testing/next-headers";
import { makeStaff, signInAs } from "@/lib/testing/sign-in";
import { AccessError, requireStaff } from "./guard";

beforeEach(() => {
  globalThis.foyerServes = true;
});

afterEach(() => {
  globalThis.foyerServes = undefined;
  for (const name of ["FOYER_ALLOWED_NETWORKS", "FOYER_ADMIN_NETWORKS"]) vi.stubEnv(name, "");
  forgetEnv();
});

function limit(variables: Record<string, string>): void {
  for (const [name, value] of Object.entries(variables)) vi.stubEnv(name, value);
  forgetEnv();
}

async function isIn(role: "support" | "administrator", peer: string): Promise<boolean> {
  await signInAs(await makeStaff(role));
  setHeaders({ "x-foyer-peer": peer });
  return requireStaff("support").then(
    () => true,
    (error: unknown) => {
      if (error instanceof AccessError && error.code === "signed-out") return false;
      throw error;
    },
  );
}

it("limits everyone to the allowed networks", async () => {
  limit({ FOYER_ALLOWED_NETWORKS: "192.0.2.0/24, 2001:db8::/32" });
  expect(await isIn("support", "192.0.2.9")).toBe(true);
  expect(await isIn("support", "::ffff:192.0.2.9")).toBe(true);
  expect(await isIn("support", "2001:db8:1:2::7")).toBe(true);
  expect(await isIn("administrator", "192.0.3.9")).toBe(false);
  expect(await isIn("support", "2001:db9::7")).toBe(false);
  expect(await isIn("support", "")).toBe(false);
});

it("limits administrators also to their own networks", async () => {
  limit({ FOYER_ALLOWED_NETWORKS: "192.0.2.0/24", FOYER_ADMIN_NETWORKS: "192.0.2.7" });
  expect(await isIn("support", "192.0.2.9")).toBe(true);
  expect(await isIn("administrator", "192.0.2.9")).toBe(false);
  expect(await isIn("administrator", "192.0.2.7")).toBe(true);
});
