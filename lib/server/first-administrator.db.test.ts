import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { checkCredentials } from "@/lib/access/sign-in/credentials";
import { db } from "@/lib/db/db";
import { forgetEnv } from "@/lib/platform/env";
import { createFirstAdministrator } from "./first-administrator";

function configure(email: string, password: string) {
  vi.stubEnv("FOYER_ADMIN_EMAIL", email);
  vi.stubEnv("FOYER_ADMIN_PASSWORD", password);
  forgetEnv();
}

beforeEach(() => db().deleteFrom("staff").execute());
afterEach(() => configure("", ""));

it("creates one with a random password, shown once", async () => {
  configure("", "");
  const made = await createFirstAdministrator();
  expect(made?.email).toBe("admin@foyer.local");
  expect(made?.password).toMatch(/^[\w-]{20}$/);
  expect(await checkCredentials("admin@foyer.local", made?.password ?? "")).toMatchObject({
    ok: true,
  });
  expect(await createFirstAdministrator()).toBeNull();
});

it("creates the configured one, and does not show the password", async () => {
  configure("Ann@Example.com", "correct horse battery");
  expect(await createFirstAdministrator()).toEqual({ email: "ann@example.com", password: null });
  expect(await checkCredentials("ann@example.com", "correct horse battery")).toMatchObject({
    ok: true,
  });
});

it("creates only one when several instances start at once", async () => {
  configure("", "");
  const made = await Promise.all(Array.from({ length: 6 }, createFirstAdministrator));
  expect(made.filter(Boolean)).toHaveLength(1);
  const staff = await db().selectFrom("staff").select(["email", "role"]).execute();
  expect(staff).toEqual([{ email: "admin@foyer.local", role: "administrator" }]);
});
