import { beforeAll, beforeEach, expect, it } from "vitest";
import { checkCredentials } from "@/lib/access/sign-in/credentials";
import { currentStaff } from "@/lib/access/guard";
import { hashPassword } from "@/lib/access/passwords/hash";
import { db } from "@/lib/db/db";
import { makeStaff, signInAs, type TestStaff } from "@/lib/testing/sign-in";
import * as profileChangePassword from "./change-password";
import * as profileEndSessions from "./end-sessions";
import * as profileList from "./list-sessions";
import * as profileRename from "./rename";
import { deviceOf } from "./list-sessions";

const profile = {
  ...profileChangePassword,
  ...profileEndSessions,
  ...profileList,
  ...profileRename,
};

const PASSWORD = "seven green umbrellas";
const NEXT = "four yellow bicycles";
let passwordHash: string;
let person: TestStaff;
let session: string | null;

beforeAll(async () => {
  passwordHash = await hashPassword(PASSWORD);
});

beforeEach(async () => {
  person = await makeStaff("support", passwordHash);
  session = await signInAs(person);
});

it("changes the password with the old one and ends every session", async () => {
  const wrong = await profile.changePassword({ current: "wrong", next: NEXT });
  expect(wrong).toMatchObject({ error: { fields: { current: "passwordWrong" } } });
  const short = await profile.changePassword({ current: PASSWORD, next: "short" });
  expect(short).toMatchObject({ error: { fields: { next: "passwordShort" } } });
  const same = await profile.changePassword({ current: PASSWORD, next: PASSWORD });
  expect(same).toMatchObject({ error: { fields: { next: "passwordSame" } } });
  expect(await profile.changePassword({ current: PASSWORD, next: NEXT })).toMatchObject({
    ok: true,
  });
  const now = await currentStaff();
  expect(now).toMatchObject({ id: person.id });
  expect(now?.sessionId).not.toBe(session);
  const open = await profile.listOwnSessions();
  expect(open.map(({ id, current }) => ({ id, current }))).toEqual([
    { id: now?.sessionId, current: true },
  ]);
  expect(await checkCredentials(person.email, PASSWORD)).toMatchObject({ ok: false });
  expect(await checkCredentials(person.email, NEXT)).toMatchObject({ ok: true });
});

it("counts wrong passwords as attempts", async () => {
  for (let i = 0; i < 3; i++) await profile.provePassword({ password: "wrong" });
  const fourth = await profile.provePassword({ password: PASSWORD });
  expect(fourth).toEqual({ ok: false, error: { code: "too-many-attempts" } });
});

it("ends only the person's own sessions", async () => {
  const elsewhere = (await signInAs(person)) ?? "";
  const other = await makeStaff("support");
  const foreign = (await signInAs(other)) ?? "";
  session = await signInAs(person);
  expect(await profile.endOwnSession({ id: elsewhere })).toMatchObject({ ok: true });
  expect(await profile.endOwnSession({ id: foreign })).toMatchObject({
    error: { code: "not-found" },
  });
  await signInAs(other);
  expect(await currentStaff()).not.toBeNull();
});

it("signs out everywhere, this session too", async () => {
  await signInAs(person);
  expect(await profile.signOutEverywhere()).toMatchObject({ ok: true, data: { ended: 2 } });
  expect(await currentStaff()).toBeNull();
  const open = await db()
    .selectFrom("sessions")
    .select("id")
    .where("staff_id", "=", person.id)
    .where("ended_at", "is", null)
    .execute();
  expect(open).toEqual([]);
});

it("changes the person's name", async () => {
  await profile.renameSelf({ name: "Nora Lindqvist" });
  expect(await currentStaff()).toMatchObject({ name: "Nora Lindqvist" });
});

it("distinguishes devices", () => {
  const android =
    "Mozilla/5.0 (Linux; Android 15; Pixel 9) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Mobile Safari/537.36";
  expect(deviceOf(android)).toEqual({ browser: "Chrome", system: "Android", phone: true });
  expect(deviceOf("")).toEqual({ browser: "", system: "", phone: false });
  expect(deviceOf("curl/8")).toMatchObject({ phone: false });
});
