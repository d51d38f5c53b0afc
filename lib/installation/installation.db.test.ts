import { beforeEach, expect, it, vi } from "vitest";
import { db } from "@/lib/db/db";
import { forgetEnv } from "@/lib/platform/env";
import { newId } from "@/lib/platform/ids";
import { makeStaff, signInAs } from "@/lib/testing/sign-in";
import { getInstallation } from "./get";

beforeEach(async () => {
  await db().deleteFrom("backups").execute();
  await signInAs(await makeStaff("administrator"));
});

const backup = (state: "done" | "failed", at: number) => ({
  id: newId(),
  kind: "scheduled" as const,
  state,
  file: "/backups/one.foyer",
  bytes: state === "done" ? 1_000 : null,
  error: state === "failed" ? "The disk is full." : null,
  created_at: at,
  ended_at: at,
});

it("shows the settings in force, and of secrets only that they are set", async () => {
  vi.stubEnv("BOOMSTREAM_API_KEY", "a-key-that-nobody-sees");
  forgetEnv();
  const installation = await getInstallation();
  expect(JSON.stringify(installation)).not.toContain("a-key-that-nobody-sees");
  const setting = (name: string) => installation.settings.find((one) => one.name === name);
  expect(setting("BOOMSTREAM_API_KEY")).toMatchObject({ value: null, secret: true, set: true });
  expect(setting("FOYER_INVITE_RATE")).toMatchObject({ value: "5", set: false });
  expect(setting("NEXTAUTH_SECRET")).toMatchObject({ value: null, secret: true });
  expect(setting("DATABASE_URL")).toMatchObject({ value: null, secret: true });
});

it("shows the last backup that succeeded, and a newer failure", async () => {
  expect((await getInstallation()).backup).toEqual({ done: null, failure: null });
  await db()
    .insertInto("backups")
    .values([backup("failed", 1), backup("done", 2)])
    .execute();
  expect((await getInstallation()).backup).toEqual({
    done: { at: 2, file: "/backups/one.foyer", bytes: 1_000 },
    failure: null,
  });
  await db().insertInto("backups").values(backup("failed", 3)).execute();
  expect((await getInstallation()).backup.failure).toEqual({ at: 3, error: "The disk is full." });
});

it("measures the database and counts its tables", async () => {
  const { sizes } = await getInstallation();
  expect(sizes.database).toBeGreaterThan(10_000);
  expect(sizes.sessions).toBeGreaterThan(0);
});
