import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { db } from "@/lib/db/db";
import { env } from "@/lib/platform/env";
import * as profileEndSessions from "@/lib/profile/end-sessions";
import * as profileChangePassword from "@/lib/profile/change-password";
import * as staffAdd from "@/lib/staff/add";
import * as staffSetRole from "@/lib/staff/set-role";
import * as staffClose from "@/lib/staff/close";
import * as staffEndSessions from "@/lib/staff/end-sessions";
import * as staffList from "@/lib/staff/list";
import * as staffReopen from "@/lib/staff/reopen";
import * as staffReset from "@/lib/staff/reset";
import * as staffSetProjects from "@/lib/staff/set-projects";
import { setCookie, setHeaders } from "@/lib/testing/next-headers";
import { makeStaff, signInAs, type TestStaff } from "@/lib/testing/sign-in";
import { encode } from "next-auth/jwt";
import { sessionCookie } from "@/lib/platform/http/cookie-name";
import { currentStaff } from "./guard";
import { hashPassword } from "@/lib/access/passwords/hash";
import { endSession } from "./sessions";
import { acceptWelcome } from "@/lib/access/sign-in/welcome";

const profile = { ...profileEndSessions, ...profileChangePassword };

const staff = {
  ...staffAdd,
  ...staffSetRole,
  ...staffClose,
  ...staffEndSessions,
  ...staffList,
  ...staffReopen,
  ...staffReset,
  ...staffSetProjects,
};

const PASSWORD = "seven green umbrellas";
const NEXT = "four yellow bicycles";
let passwordHash: string;
let person: TestStaff;
let sessionId: string;

beforeAll(async () => {
  setHeaders({ origin: env().publicUrl, host: new URL(env().publicUrl).host });
  passwordHash = await hashPassword(PASSWORD);
});

beforeEach(async () => {
  person = await makeStaff("manager", passwordHash);
  sessionId = (await signInAs(person)) ?? "";
});

/** Sends a captured cookie again. */
async function replay() {
  setCookie(
    sessionCookie(),
    await encode({ token: { sub: person.id, sessionId }, secret: env().secret }),
  );
  return currentStaff();
}

async function byAdministrator<T>(change: () => Promise<T>): Promise<T> {
  await signInAs(await makeStaff("administrator", passwordHash));
  return change();
}

describe("a replayed session cookie is refused", () => {
  it.each<[string, () => Promise<unknown>]>([
    ["signing out", () => endSession(sessionId)],
    ["signing out everywhere", () => profile.signOutEverywhere()],
    [
      "it was ended from another session of theirs",
      async () => {
        await signInAs(person);
        return profile.endOwnSession({ id: sessionId });
      },
    ],
    ["a changed password", () => profile.changePassword({ current: PASSWORD, next: NEXT })],
    ["an account that was closed", () => byAdministrator(() => staff.closeAccount(person))],
    [
      "an account that was closed and reopened",
      () =>
        byAdministrator(async () => {
          await staff.closeAccount(person);
          return staff.reopenAccount(person);
        }),
    ],
    [
      "another role",
      () =>
        byAdministrator(() => staff.setStaffRole({ id: person.id, role: "support", version: 1 })),
    ],
    ["a reset password", () => byAdministrator(() => staff.resetPassword(person))],
    [
      "a password set by one-time link",
      async () => {
        const reset = await byAdministrator(() => staff.resetPassword(person));
        const link = reset.ok ? reset.data.link : "";
        return acceptWelcome(link.split("/").at(-1) ?? "", NEXT);
      },
    ],
    [
      "reset two steps",
      async () => {
        const row = { staff_id: person.id, sealed: "", key_id: "", created_at: 1, confirmed_at: 1 };
        await db().insertInto("two_steps").values(row).execute();
        return byAdministrator(() => staff.resetTwoSteps(person));
      },
    ],
    ["an administrator ended it", () => byAdministrator(() => staff.endStaffSessions(person))],
  ])("after %s", async (_what, end) => {
    expect(await replay()).toMatchObject({ id: person.id });
    await end();
    expect(await replay()).toBeNull();
    const row = await db()
      .selectFrom("sessions")
      .select("ended_at")
      .where("id", "=", sessionId)
      .executeTakeFirstOrThrow();
    expect(row.ended_at).not.toBeNull();
  });
});
