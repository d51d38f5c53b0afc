import { beforeEach, describe, expect, it, vi } from "vitest";
import { db } from "@/lib/db/db";
import { setCookie } from "@/lib/testing/next-headers";
import { makeStaff, signInAs } from "@/lib/testing/sign-in";
import { sessionCookie } from "@/lib/platform/http/cookie-name";
import { currentStaff, requireStaff } from "./guard";
import { endSession } from "./sessions";

const HOUR = 60 * 60_000;
const WEEK = 7 * 24 * HOUR;

beforeEach(() => signInAs(null));

describe("the guard", () => {
  it("returns the signed-in person with their current role", async () => {
    const staff = await makeStaff("manager");
    const sessionId = await signInAs(staff);
    expect(await currentStaff()).toEqual({
      ...staff,
      sessionId,
      method: "password",
      limitedTo: null,
    });
    await db().updateTable("staff").set({ role: "support" }).where("id", "=", staff.id).execute();
    await expect(requireStaff("manager")).rejects.toMatchObject({ code: "not-allowed" });
    expect(await requireStaff("support")).toMatchObject({ id: staff.id, role: "support" });
  });

  it("refuses missing, invalid and changed tokens", async () => {
    await expect(requireStaff("support")).rejects.toMatchObject({ code: "signed-out" });
    setCookie(sessionCookie(), "eyJhbGciOiJkaXIiLCJlbmMiOiJBMjU2R0NNIn0..a.b.c");
    expect(await currentStaff()).toBeNull();
  });

  it("ends with the session, from the next request on", async () => {
    const sessionId = await signInAs(await makeStaff("administrator"));
    expect(await currentStaff()).not.toBeNull();
    await endSession(sessionId ?? "");
    expect(await currentStaff()).toBeNull();
  });

  it("ends with the account", async () => {
    const staff = await makeStaff("administrator");
    await signInAs(staff);
    await db().updateTable("staff").set({ closed_at: 1 }).where("id", "=", staff.id).execute();
    expect(await currentStaff()).toBeNull();
  });

  it.each([
    ["idle for 12 hours", 12 * HOUR + 1_000, null],
    ["seven days old, however busy", WEEK + 1_000, Date.now() + WEEK],
  ])("ends a session %s", async (_what, later, usedAt) => {
    const id = await signInAs(await makeStaff("support"));
    if (usedAt) {
      await db()
        .updateTable("sessions")
        .set({ used_at: usedAt })
        .where("id", "=", id ?? "")
        .execute();
    }
    vi.useFakeTimers({ now: Date.now() + later, toFake: ["Date"] });
    try {
      expect(await currentStaff()).toBeNull();
    } finally {
      vi.useRealTimers();
    }
  });

  it("records a session's use once a minute", async () => {
    const id = (await signInAs(await makeStaff("support"))) ?? "";
    const usedAt = async () =>
      (
        await db()
          .selectFrom("sessions")
          .select("used_at")
          .where("id", "=", id)
          .executeTakeFirstOrThrow()
      ).used_at;
    const before = await usedAt();
    await currentStaff();
    expect(await usedAt()).toBe(before);
    await db()
      .updateTable("sessions")
      .set({ used_at: before - 61_000 })
      .where("id", "=", id)
      .execute();
    await currentStaff();
    expect(await usedAt()).toBeGreaterThanOrEqual(before);
  });
});
