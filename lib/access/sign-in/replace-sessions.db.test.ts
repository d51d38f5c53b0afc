import { beforeEach, expect, it, vi } from "vitest";
import { db } from "@/lib/db/db";
import { forgetEnv } from "@/lib/platform/env";
import { makeStaff, signInAs, type TestStaff } from "@/lib/testing/sign-in";
import { startSession } from "@/lib/access/sessions";
import { completeSignIn } from "./complete-sign-in";

let staff: TestStaff;

beforeEach(async () => {
  staff = await makeStaff("support");
});

const signInAgain = () => completeSignIn(staff, { device: "vitest", address: "" });

async function liveSessions(): Promise<string[]> {
  const rows = await db()
    .selectFrom("sessions")
    .select("id")
    .where("staff_id", "=", staff.id)
    .where("ended_at", "is", null)
    .orderBy("id")
    .execute();
  return rows.map(({ id }) => id);
}

it("ends the session that this browser had, and no other", async () => {
  const elsewhere = await startSession(staff.id, "another browser");
  await signInAs(staff);
  const next = await signInAgain();
  expect(await liveSessions()).toEqual([elsewhere, next].toSorted());
});

it("ends the session of the person who used this browser before", async () => {
  const other = await makeStaff("manager");
  const sessionId = await signInAs(other);
  await signInAgain();
  const row = await db()
    .selectFrom("sessions")
    .select("ended_at")
    .where("id", "=", sessionId)
    .executeTakeFirst();
  expect(row?.ended_at).not.toBeNull();
});

it("ends the least recently used session beyond the limit", async () => {
  vi.stubEnv("FOYER_SESSIONS_PER_PERSON", "3");
  forgetEnv();
  await signInAs(null);
  const sessions: string[] = [];
  for (let at = 0; at < 3; at++) sessions.push(await startSession(staff.id, "vitest"));
  const [first = "", second = "", third = ""] = sessions;
  for (const [id, used_at] of [
    [first, 3],
    [second, 1],
    [third, 2],
  ] as const) {
    await db().updateTable("sessions").set({ used_at }).where("id", "=", id).execute();
  }
  const next = await signInAgain();
  expect(await liveSessions()).toEqual([first, third, next].toSorted());
});
