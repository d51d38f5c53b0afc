import { beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { acceptWelcome, openWelcome } from "@/lib/access/sign-in/welcome";
import { checkCredentials } from "@/lib/access/sign-in/credentials";
import { PROOF_LIFETIME } from "@/lib/access/require-recent-sign-in";
import { currentStaff } from "@/lib/access/guard";
import { hashPassword } from "@/lib/access/passwords/hash";
import { db } from "@/lib/db/db";
import { newId } from "@/lib/platform/ids";
import { makeStaff, signInAs, type TestStaff } from "@/lib/testing/sign-in";
import { takeAttempt } from "@/lib/access/sign-in/attempts";
import * as staffAdd from "./add";
import * as staffUnlock from "./unlock";
import * as staffSetRole from "./set-role";
import * as staffClose from "./close";
import * as staffEndSessions from "./end-sessions";
import * as staffList from "./list";
import * as staffReopen from "./reopen";
import * as staffReset from "./reset";
import * as staffSetProjects from "./set-projects";

const staff = {
  ...staffAdd,
  ...staffUnlock,
  ...staffSetRole,
  ...staffClose,
  ...staffEndSessions,
  ...staffList,
  ...staffReopen,
  ...staffReset,
  ...staffSetProjects,
};

const PASSWORD = "seven green umbrellas";
let passwordHash: string;
let administrator: TestStaff;

beforeAll(async () => {
  passwordHash = await hashPassword(PASSWORD);
});

beforeEach(async () => {
  await db().deleteFrom("staff").execute();
  administrator = await makeStaff("administrator", passwordHash);
  await signInAs(administrator);
});

const tokenOf = (link: string) => link.split("/").at(-1) ?? "";
const email = () => `${newId()}@staff.example`;

async function added(role: TestStaff["role"] = "manager") {
  const address = email();
  const result = await staff.addStaff({ email: address, name: "Nora", role });
  if (!result.ok) throw new Error(result.error.code);
  return { address, token: tokenOf(result.data.link) };
}

async function memberOf(address: string) {
  const found = (await staff.listStaff()).find((one) => one.email === address);
  if (!found) throw new Error(`${address} is not on the staff`);
  return found;
}

describe("adding staff", () => {
  it("returns a link that sets the password once and signs the person in", async () => {
    const { address, token } = await added();
    expect(await memberOf(address)).toMatchObject({ state: "invited", role: "manager" });
    expect(await openWelcome(token)).toMatchObject({ email: address, name: "Nora" });
    await signInAs(null);
    expect(await acceptWelcome(token, "too short")).toBe("passwordShort");
    expect(await acceptWelcome(token, PASSWORD)).toBeNull();
    expect(await currentStaff()).toMatchObject({ email: address, role: "manager" });
    expect(await acceptWelcome(token, "four yellow bicycles")).toBe("spent");
    expect(await checkCredentials(address, PASSWORD)).toMatchObject({ ok: true });
  });

  it("lets only one of two concurrent uses succeed", async () => {
    const { token } = await added();
    const both = await Promise.all([
      acceptWelcome(token, PASSWORD),
      acceptWelcome(token, "four yellow bicycles"),
    ]);
    expect(both.filter((one) => one === null)).toHaveLength(1);
  });

  it("stores no plain token", async () => {
    const { token } = await added();
    for (const table of ["welcomes", "activity", "staff"] as const) {
      expect(JSON.stringify(await db().selectFrom(table).selectAll().execute())).not.toContain(
        token,
      );
    }
  });

  it("refuses an expired link, an unknown one, and one of a closed account", async () => {
    const { address, token } = await added();
    vi.useFakeTimers({ now: Date.now() + 3 * 24 * 3_600_000 + 1, toFake: ["Date"] });
    expect(await openWelcome(token)).toBeNull();
    vi.useRealTimers();
    expect(await openWelcome(`${token}x`)).toBeNull();
    expect(await openWelcome("")).toBeNull();
    await staff.closeAccount({ id: (await memberOf(address)).id });
    expect(await acceptWelcome(token, PASSWORD)).toBe("spent");
  });

  it("refuses a known address in any spelling", async () => {
    const { address } = await added();
    const again = await staff.addStaff({
      email: address.toUpperCase(),
      name: "N",
      role: "support",
    });
    expect(again).toMatchObject({ ok: false, error: { fields: { email: "staffKnown" } } });
  });
});

describe("changes that end a person's sessions", () => {
  it.each([
    ["another role", (id: string) => staff.setStaffRole({ id, version: 1, role: "support" })],
    ["a reset", (id: string) => staff.resetPassword({ id })],
    ["closing", (id: string) => staff.closeAccount({ id })],
    ["ending them", (id: string) => staff.endStaffSessions({ id })],
  ])("%s", async (_what, change) => {
    const person = await makeStaff("manager", passwordHash);
    const sessionId = await signInAs(person);
    await signInAs(administrator);
    expect(await change(person.id)).toMatchObject({ ok: true });
    const row = await db()
      .selectFrom("sessions")
      .select("ended_at")
      .where("id", "=", sessionId ?? "")
      .executeTakeFirstOrThrow();
    expect(row.ended_at).not.toBeNull();
  });
});

describe("resetting a password", () => {
  it("removes the old one and invalidates earlier links", async () => {
    const { address, token } = await added();
    await acceptWelcome(token, PASSWORD);
    await signInAs(administrator);
    const { id } = await memberOf(address);
    const first = await staff.resetPassword({ id });
    const second = await staff.resetPassword({ id });
    expect(await checkCredentials(address, PASSWORD)).toMatchObject({ ok: false });
    expect(await openWelcome(first.ok ? tokenOf(first.data.link) : "")).toBeNull();
    const link = second.ok ? tokenOf(second.data.link) : "";
    expect(await acceptWelcome(link, "four yellow bicycles")).toBeNull();
    expect(await checkCredentials(address, "four yellow bicycles")).toMatchObject({ ok: true });
  });
});

describe("the last administrator", () => {
  it.each([
    ["demoted", () => staff.setStaffRole({ id: administrator.id, version: 1, role: "manager" })],
    ["closed", () => staff.closeAccount({ id: administrator.id })],
    ["reset", () => staff.resetPassword({ id: administrator.id })],
  ])("can't be %s; one who never set a password does not count", async (_what, change) => {
    await added("administrator");
    expect(await change()).toEqual({ ok: false, error: { code: "last-administrator" } });
    expect(await memberOf(administrator.email)).toMatchObject({
      role: "administrator",
      state: "active",
    });
  });

  it("stays when two close each other concurrently", async () => {
    const other = await makeStaff("administrator", passwordHash);
    await Promise.allSettled([
      staff.closeAccount({ id: administrator.id }),
      staff.closeAccount({ id: other.id }),
    ]);
    const open = await db()
      .selectFrom("staff")
      .select("id")
      .where("closed_at", "is", null)
      .execute();
    expect(open).toHaveLength(1);
  });
});

describe("two concurrent administrators", () => {
  it("keeps a role that has changed meanwhile", async () => {
    const { address } = await added();
    const { id, version } = await memberOf(address);
    expect(await staff.setStaffRole({ id, version, role: "support" })).toMatchObject({ ok: true });
    expect(await staff.setStaffRole({ id, version, role: "administrator" })).toMatchObject({
      error: { code: "conflict" },
    });
  });
});

it("requires the password an hour after it was last entered", async () => {
  vi.useFakeTimers({ now: Date.now() + PROOF_LIFETIME - 5_000, toFake: ["Date"] });
  await expect(added()).resolves.toBeDefined();
  vi.setSystemTime(Date.now() + 6_000);
  await expect(
    staff.addStaff({ email: email(), name: "N", role: "support" }),
  ).rejects.toMatchObject({
    code: "password-needed",
  });
  expect(await staff.listStaff()).toHaveLength(2);
  vi.useRealTimers();
});

it("records every change with its author, refusals too", async () => {
  const { address } = await added();
  const { id, version } = await memberOf(address);
  await staff.setStaffRole({ id, version, role: "support" });
  await staff.closeAccount({ id: administrator.id });
  const rows = await db()
    .selectFrom("activity")
    .select(["staff_id", "action", "outcome", "subject", "before", "after", "error_code"])
    .where("staff_id", "=", administrator.id)
    .orderBy("id")
    .execute();
  expect(rows).toMatchObject([
    { action: "staff.add", outcome: "done", subject: address },
    { action: "staff.role", before: '{"role":"manager"}', after: '{"role":"support"}' },
    { action: "staff.close", outcome: "refused", error_code: "last-administrator" },
  ]);
});

it("shows locked accounts and unlocks them", async () => {
  const { id, email } = await makeStaff("manager");
  await signInAs(await makeStaff("administrator"));
  const lockedUntil = async () =>
    (await staff.listStaff()).find((person) => person.id === id)?.lockedUntil;
  expect(await lockedUntil()).toBeNull();
  for (let i = 0; i < 7; i++) await takeAttempt(email, { address: `203.0.113.${i}` });
  expect(await lockedUntil()).toBeGreaterThan(Date.now());
  expect(await staff.unlockAccount({ id })).toEqual({ ok: true, data: { id } });
  expect(await lockedUntil()).toBeNull();
  expect(await takeAttempt(email, { address: "203.0.113.50" })).not.toBeNull();
});
