import { beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { PER_ACCOUNT } from "@/lib/access/sign-in/attempts";
import { checkCredentials } from "@/lib/access/sign-in/credentials";
import { currentStaff } from "@/lib/access/guard";
import { hashPassword } from "@/lib/access/passwords/hash";
import { pendingSignIn } from "@/lib/access/sign-in/pending-sign-in";
import { pendingPerson, twoStepOf, verifyTwoStep } from "@/lib/access/sign-in/two-step";
import { acceptWelcome } from "@/lib/access/sign-in/welcome";
import { db } from "@/lib/db/db";
import * as settingsGet from "@/lib/settings/get";
import * as settingsChange from "@/lib/settings/update";
import { listStaff } from "@/lib/staff/list";
import * as staff from "@/lib/staff/reset";
import { makeStaff, signInAs, type TestStaff } from "@/lib/testing/sign-in";
import * as twoStepsGet from "./get";
import * as twoStepsTurnOn from "./turn-on";
import * as twoStepsTurnOff from "./turn-off";
import * as twoStepsRenewRecoveryCodes from "./renew-recovery-codes";
import { verifyCode } from "@/lib/access/two-step/verify-code";
import { codeAt } from "@/lib/access/two-step/totp";

const settings = { ...settingsGet, ...settingsChange };

const twoSteps = {
  ...twoStepsGet,
  ...twoStepsTurnOn,
  ...twoStepsTurnOff,
  ...twoStepsRenewRecoveryCodes,
};

const PASSWORD = "seven green umbrellas";
const TIME_STEP_MS = 30_000;
let passwordHash: string;
let person: TestStaff;

beforeAll(async () => {
  passwordHash = await hashPassword(PASSWORD);
});

beforeEach(async () => {
  await db().deleteFrom("attempts").execute();
  person = await makeStaff("support", passwordHash);
  await signInAs(person);
});

/** Turns two-step verification on for the signed-in person, which uses up the current code. */
async function turnOn(): Promise<{ secret: string; first: string; codes: string[] }> {
  const started = await twoSteps.beginTwoSteps();
  if (!started.ok) throw new Error("not begun");
  const { secret } = started.data;
  const first = codeAt(secret, Date.now());
  const confirmed = await twoSteps.confirmTwoSteps({ code: first });
  if (!confirmed.ok) throw new Error("not confirmed");
  return { secret, first, codes: confirmed.data.codes };
}

/** Returns the next code: inside the accepted window, and unused. */
const nextCode = (secret: string) => codeAt(secret, Date.now() + TIME_STEP_MS);

async function later<T>(ms: number, run: () => Promise<T>): Promise<T> {
  vi.useFakeTimers({ now: Date.now() + ms, toFake: ["Date"] });
  try {
    return await run();
  } finally {
    vi.useRealTimers();
  }
}

/** Enters the right password, as the sign-in form does, and continues to the second step. */
async function givePassword({ email }: TestStaff, address = ""): Promise<void> {
  await signInAs(null);
  const checked = await checkCredentials(email, PASSWORD, { address: address });
  if (!checked.ok || !checked.secondStep) throw new Error("no second step");
  await pendingSignIn.write(checked.secondStep);
}

const from = (address = "") => ({ device: "vitest", address });

const lastActivity = () =>
  db()
    .selectFrom("activity")
    .select(["action", "outcome", "subject", "after", "error_code"])
    .orderBy("seq", "desc")
    .limit(1)
    .executeTakeFirst();

describe("turning two steps on", () => {
  it("requires nothing until a first code was correct", async () => {
    const started = await twoSteps.beginTwoSteps();
    expect(started).toMatchObject({
      ok: true,
      data: { secret: expect.stringMatching(/^\w{32}$/) },
    });
    expect(await twoSteps.getOwnTwoSteps()).toEqual({ since: null, codesLeft: 0 });
    expect(await checkCredentials(person.email, PASSWORD)).not.toHaveProperty("secondStep");
    expect(await twoSteps.confirmTwoSteps({ code: "000000" })).toMatchObject({
      error: { fields: { code: "codeWrong" } },
    });
    expect(await twoStepOf(person.id)).toBeNull();
  });

  it("stores the secret sealed and the recovery codes hashed, and records it", async () => {
    const { secret, codes } = await turnOn();
    expect(new Set(codes).size).toBe(10);
    for (const code of codes)
      expect(code).toMatch(/^([0-9a-hjkmnp-tv-z]{4}-){5}[0-9a-hjkmnp-tv-z]{4}$/);
    const kept = JSON.stringify([
      await db().selectFrom("two_steps").selectAll().execute(),
      await db().selectFrom("recovery_codes").selectAll().execute(),
      await db().selectFrom("activity").selectAll().execute(),
    ]);
    for (const clear of [secret, ...codes, ...codes.map((code) => code.replaceAll("-", ""))]) {
      expect(kept).not.toContain(clear);
    }
    expect(await lastActivity()).toMatchObject({ action: "profile.two-steps-on" });
    expect(await twoSteps.getOwnTwoSteps()).toMatchObject({ codesLeft: 10 });
    expect(await twoSteps.beginTwoSteps()).toMatchObject({ error: { code: "conflict" } });
  });

  it("requires a recent password", async () => {
    await turnOn();
    await db()
      .updateTable("sessions")
      .set({ proved_at: 0 })
      .where("staff_id", "=", person.id)
      .execute();
    for (const change of [
      twoSteps.beginTwoSteps,
      () => twoSteps.turnOffTwoSteps({ code: "123456" }),
      twoSteps.renewRecoveryCodes,
      () => twoSteps.confirmTwoSteps({ code: "123456" }),
    ]) {
      await expect(change()).rejects.toMatchObject({ code: "password-needed" });
    }
  });
});

describe("the second step", () => {
  it("follows the password, without a session before it", async () => {
    const { secret } = await turnOn();
    await givePassword(person);
    expect(await currentStaff()).toBeNull();
    expect(await verifyTwoStep(nextCode(secret), from())).toBeNull();
    expect(await currentStaff()).toMatchObject({ id: person.id });
    expect(await pendingSignIn.read()).toBeNull();
    expect(await lastActivity()).toMatchObject({
      action: "session.start",
      outcome: "done",
      after: '{"method":"code"}',
    });
  });

  it("accepts each code once, also concurrently, and none older than the last", async () => {
    const { secret, first } = await turnOn();
    expect(await verifyCode(person.id, first)).toBeNull();
    const code = nextCode(secret);
    const taken = await Promise.all(Array.from({ length: 100 }, () => verifyCode(person.id, code)));
    expect(taken.filter((one) => one !== null)).toEqual(["code"]);
    await later(TIME_STEP_MS, async () => {
      expect(await verifyCode(person.id, code)).toBeNull();
      expect(await verifyCode(person.id, ` ${nextCode(secret).replace(/^.../, "$& ")}`)).toBe(
        "code",
      );
    });
  });

  it("accepts each of the person's recovery codes once, in any spelling", async () => {
    const { codes } = await turnOn();
    const [one = "", two = ""] = codes;
    const other = await makeStaff("support");
    expect(await verifyCode(other.id, one)).toBeNull();
    await givePassword(person);
    expect(await verifyTwoStep(one.toUpperCase().replaceAll("-", " "), from())).toBeNull();
    expect(await lastActivity()).toMatchObject({ after: '{"method":"recovery-code"}' });
    expect(await verifyCode(person.id, one)).toBeNull();
    const taken = await Promise.all(Array.from({ length: 20 }, () => verifyCode(person.id, two)));
    expect(taken.filter((method) => method !== null)).toEqual(["recovery-code"]);
    expect(await twoSteps.getOwnTwoSteps()).toMatchObject({ codesLeft: 8 });
  });

  it("starts over after five minutes and after a change of the account", async () => {
    const { secret } = await turnOn();
    await givePassword(person);
    await later(6 * 60_000, async () => {
      expect(await verifyTwoStep(nextCode(secret), from())).toBe("late");
    });
    expect(await pendingPerson()).toMatchObject({ id: person.id });
    await db().updateTable("staff").set({ version: 9 }).where("id", "=", person.id).execute();
    expect(await verifyTwoStep(nextCode(secret), from())).toBe("late");
    await givePassword(person);
    await db().updateTable("staff").set({ closed_at: 1 }).where("id", "=", person.id).execute();
    expect(await verifyTwoStep(nextCode(secret), from())).toBe("late");
    expect(await currentStaff()).toBeNull();
  });

  it("allows ten attempts in ten minutes, correct passwords included", async () => {
    const { secret } = await turnOn();
    const address = (i: number) => `198.51.100.${i}`;
    let looked = 0;
    for (let i = 0; i < 30; i++) {
      const checked = await checkCredentials(person.email, PASSWORD, { address: address(i) });
      if (!checked.ok || !checked.secondStep) break;
      looked += 1;
      await pendingSignIn.write(checked.secondStep);
      if ((await verifyTwoStep("000000", from(address(i)))) !== "wrong-code") break;
      looked += 1;
    }
    expect(looked).toBeGreaterThan(2);
    expect(looked).toBeLessThanOrEqual(PER_ACCOUNT);
    expect(await verifyTwoStep(nextCode(secret), from("203.0.113.9"))).toBe("too-many-attempts");
    expect(await lastActivity()).toMatchObject({ outcome: "refused", subject: person.email });
  });

  it("survives a new password from a one-time link", async () => {
    const { secret } = await turnOn();
    const admin = await makeStaff("administrator");
    await makeStaff("administrator", passwordHash);
    await signInAs(admin);
    const reset = await staff.resetPassword({ id: person.id });
    if (!reset.ok) throw new Error("not reset");
    await signInAs(null);
    const token = reset.data.link.split("/").at(-1) ?? "";
    expect(await acceptWelcome(token, "four yellow bicycles")).toBe("second-step");
    expect(await currentStaff()).toBeNull();
    expect(await verifyTwoStep(nextCode(secret), from())).toBeNull();
    expect(await currentStaff()).toMatchObject({ id: person.id });
  });
});

describe("turning it off", () => {
  it("makes the password sufficient and the codes invalid", async () => {
    const { codes, secret } = await turnOn();
    const code = nextCode(secret);
    expect(await twoSteps.turnOffTwoSteps({ code })).toMatchObject({ ok: true });
    expect(await lastActivity()).toMatchObject({ action: "profile.two-steps-off" });
    expect(await verifyCode(person.id, codes[0] ?? "")).toBeNull();
    expect(await checkCredentials(person.email, PASSWORD)).not.toHaveProperty("secondStep");
  });

  it("requires a correct code and counts wrong ones", async () => {
    const { codes } = await turnOn();
    const turnOff = (code: string) => twoSteps.turnOffTwoSteps({ code });
    expect(await turnOff("000000")).toMatchObject({ error: { fields: { code: "codeWrong" } } });
    expect(await twoSteps.getOwnTwoSteps()).toMatchObject({ codesLeft: 10 });
    for (let i = 0; i < 12; i++) await turnOff("000000");
    expect(await turnOff(codes[0] ?? "")).toMatchObject({ error: { code: "too-many-attempts" } });
  });

  it("returns ten new recovery codes", async () => {
    const { codes } = await turnOn();
    const renewed = await twoSteps.renewRecoveryCodes();
    if (!renewed.ok) throw new Error("not renewed");
    expect(await verifyCode(person.id, codes[0] ?? "")).toBeNull();
    expect(await verifyCode(person.id, renewed.data.codes[9] ?? "")).toBe("recovery-code");
    expect(await twoSteps.getOwnTwoSteps()).toMatchObject({ codesLeft: 9 });
  });

  it("can be done by an administrator, which ends the person's sessions", async () => {
    await turnOn();
    await signInAs(await makeStaff("administrator"));
    expect((await listStaff()).find(({ id }) => id === person.id)?.twoSteps).toBe(true);
    expect(await staff.resetTwoSteps({ id: person.id })).toMatchObject({ ok: true });
    expect(await lastActivity()).toMatchObject({
      action: "staff.reset-two-steps",
      outcome: "done",
      subject: person.email,
    });
    expect(await staff.resetTwoSteps({ id: person.id })).toMatchObject({
      error: { code: "conflict" },
    });
    const open = await db()
      .selectFrom("sessions")
      .select("id")
      .where("staff_id", "=", person.id)
      .where("ended_at", "is", null)
      .execute();
    expect(open).toEqual([]);
    expect(await checkCredentials(person.email, PASSWORD)).not.toHaveProperty("secondStep");
  });
});

describe("required of administrators", () => {
  it("allows an administrator without it only to set it up", async () => {
    const admin = await makeStaff("administrator", passwordHash);
    await signInAs(admin);
    expect(await settings.getSettings()).toMatchObject({ twoSteps: "nobody", passkeys: "nobody" });
    const required = await settings.updateSettings({ twoSteps: "administrator" });
    expect(required).toMatchObject({ ok: true });
    expect(await lastActivity()).toMatchObject({
      action: "settings.two-steps",
      after: '{"required":"administrator"}',
    });
    const refused = { code: "two-steps-needed" };
    await expect(listStaff()).rejects.toMatchObject(refused);
    await expect(settings.updateSettings({ twoSteps: "nobody" })).rejects.toMatchObject(refused);
    await expect(twoSteps.turnOffTwoSteps({ code: "123456" })).rejects.toMatchObject(refused);
    expect(await currentStaff()).toMatchObject({ id: admin.id, mustSetUp: "two-steps" });
    await turnOn();
    expect(await listStaff()).not.toEqual([]);
    await signInAs(person);
    expect(await currentStaff()).not.toHaveProperty("owes");
    await signInAs(admin);
    expect(await settings.updateSettings({ twoSteps: "nobody" })).toMatchObject({ ok: true });
    await signInAs(await makeStaff("administrator"));
    expect(await listStaff()).not.toEqual([]);
  });
});
