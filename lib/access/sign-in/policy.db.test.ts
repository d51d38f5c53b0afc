import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { AccessError, currentStaff } from "@/lib/access/guard";
import { hashPassword } from "@/lib/access/passwords/hash";
import type { RequiredFor } from "@/lib/access/sign-in-policy";
import { addAuthenticator, makeCredential } from "@/lib/access/testing/authenticator";
import { makeRecoveryCodes } from "@/lib/access/two-step/recovery-codes";
import { db } from "@/lib/db/db";
import type { Role } from "@/lib/db/schema";
import { addPasskey, beginPasskey } from "@/lib/passkeys/add";
import { listOwnPasskeys } from "@/lib/passkeys/list";
import { removePasskey } from "@/lib/passkeys/delete";
import { changePassword } from "@/lib/profile/change-password";
import { updateSettings } from "@/lib/settings/update";
import { resetPassword, resetTwoSteps } from "@/lib/staff/reset";
import { makeStaff, signInAs, type TestStaff } from "@/lib/testing/sign-in";
import { checkCredentials } from "./credentials";
import { beginPasskeySignIn, finishPasskeySignIn } from "./passkey-sign-in";
import { pendingSignIn } from "./pending-sign-in";
import { verifyTwoStep } from "./two-step";
import { acceptWelcome } from "./welcome";

const PASSWORD = "seven green umbrellas";
const from = { device: "vitest", address: "" };
let passwordHash: string;
let person: TestStaff;

beforeAll(async () => {
  passwordHash = await hashPassword(PASSWORD);
});

beforeEach(async () => {
  await db().deleteFrom("attempts").execute();
  await require({});
  await pendingSignIn.delete();
  person = await makeStaff("support", passwordHash);
});

/** Stores the policy. */
async function require({ twoSteps, passkeys }: { twoSteps?: RequiredFor; passkeys?: RequiredFor }) {
  const rows = [
    { name: "two-steps-required", value: twoSteps ?? "nobody", changed_at: 0 },
    { name: "passkeys-required", value: passkeys ?? "nobody", changed_at: 0 },
  ] as const;
  await db().deleteFrom("settings").execute();
  await db()
    .insertInto("settings")
    .values([...rows])
    .execute();
}

/** Turns two-step verification on, and returns a recovery code. */
async function turnOn({ id }: TestStaff): Promise<string> {
  await db()
    .insertInto("two_steps")
    .values({ staff_id: id, sealed: "", key_id: "", created_at: 1, confirmed_at: 1 })
    .execute();
  const codes = await db()
    .transaction()
    .execute((tx) => makeRecoveryCodes(tx, id));
  return codes[0] ?? "";
}

async function givePassword({ email }: TestStaff): Promise<void> {
  await signInAs(null);
  const checked = await checkCredentials(email, PASSWORD);
  if (!checked.ok || !checked.secondStep) throw new Error("no second step");
  await pendingSignIn.write(checked.secondStep);
}

async function signInWithPasskey(authenticator: Awaited<ReturnType<typeof addAuthenticator>>) {
  const started = await beginPasskeySignIn();
  if (!started.ok) throw new Error(started.error.code);
  return finishPasskeySignIn(authenticator.assert(started.data.challenge));
}

async function add() {
  const started = await beginPasskey();
  if (!started.ok) throw new Error(started.error.code);
  return addPasskey({ name: "Laptop", credential: makeCredential(started.data.challenge) });
}

const codeOf = async (verb: () => Promise<unknown>) => {
  try {
    await verb();
    return null;
  } catch (error) {
    if (error instanceof AccessError) return error.code;
    throw error;
  }
};

describe("passkeys only", () => {
  it("refuses password, code and recovery code of a person with a passkey", async () => {
    const recoveryCode = await turnOn(person);
    const authenticator = await addAuthenticator(person.id);
    await require({ passkeys: "support" });
    await givePassword(person);
    expect(await verifyTwoStep("123456", from)).toBe("not-allowed");
    expect(await verifyTwoStep(recoveryCode, from)).toBe("not-allowed");
    expect(await currentStaff()).toBeNull();
    const spent = await db()
      .selectFrom("recovery_codes")
      .select("used_at")
      .where("staff_id", "=", person.id)
      .where("used_at", "is not", null)
      .execute();
    expect(spent).toEqual([]);
    expect(await signInWithPasskey(authenticator)).toMatchObject({ ok: true });
    expect(await currentStaff()).toMatchObject({ id: person.id, method: "passkey" });
  });

  it("ends earlier sessions with a password, also with a code", async () => {
    await turnOn(person);
    await addAuthenticator(person.id);
    await signInAs(person);
    expect(await currentStaff()).toMatchObject({ id: person.id });
    await require({ passkeys: "support" });
    await signInAs(person);
    expect(await currentStaff()).toBeNull();
    await require({ passkeys: "manager" });
    await signInAs(person);
    expect(await currentStaff()).toMatchObject({ id: person.id });
  });

  it("allows a person without a passkey only to add one, and then everything", async () => {
    await require({ passkeys: "support" });
    await signInAs(person);
    expect(await currentStaff()).toMatchObject({ mustSetUp: "passkey" });
    expect(await codeOf(listOwnPasskeys)).toBe("passkey-needed");
    expect(await add()).toMatchObject({ ok: true });
    expect(await listOwnPasskeys()).toHaveLength(1);
    expect(await currentStaff()).not.toHaveProperty("owes");
    await givePassword(person);
    expect(await verifyTwoStep("123456", from)).toBe("not-allowed");
  });

  it("keeps a passkey session after a new password, and the last passkey", async () => {
    const authenticator = await addAuthenticator(person.id);
    await require({ passkeys: "support" });
    await signInAs(null);
    await signInWithPasskey(authenticator);
    const changed = await changePassword({ current: PASSWORD, next: "eight yellow bicycles" });
    expect(changed).toMatchObject({ ok: true });
    expect(await currentStaff()).toMatchObject({ method: "passkey" });
    const [only] = await listOwnPasskeys();
    const last = { ok: false, error: { code: "last-passkey" } };
    expect(await removePasskey({ id: only?.id ?? "" })).toEqual(last);
    const other = await addAuthenticator(person.id);
    expect(other).toBeDefined();
    const both = (await listOwnPasskeys()).map(({ id }) => removePasskey({ id }));
    const results = await Promise.all(both);
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await listOwnPasskeys()).toHaveLength(1);
  });

  it("is set only by an administrator whose own passkey works", async () => {
    const administrator = await makeStaff("administrator");
    await signInAs(administrator);
    const first = { ok: false, error: { code: "passkey-first" } };
    expect(await updateSettings({ passkeys: "administrator" })).toEqual(first);
    const authenticator = await addAuthenticator(administrator.id);
    expect(await updateSettings({ passkeys: "support" })).toEqual(first);
    expect(await updateSettings({ twoSteps: "support" })).toEqual(first);
    await signInAs(null);
    await signInWithPasskey(authenticator);
    expect(await updateSettings({ passkeys: "support" })).toEqual({
      ok: true,
      data: { twoSteps: "nobody", passkeys: "support", approvalRows: null },
    });
    expect(await currentStaff()).not.toHaveProperty("owes");
  });

  it("allows sign-in again after an administrator's reset, and adds a notice for all administrators", async () => {
    const colleague = await makeStaff("administrator");
    const authenticator = await addAuthenticator(person.id);
    await signInAs(await makeStaff("administrator", passwordHash));
    await require({ passkeys: "support" });
    const boss = await makeStaff("administrator");
    await db()
      .updateTable("sessions")
      .set({ method: "passkey" })
      .where("staff_id", "=", await signedInAs(boss))
      .execute();
    expect(await resetTwoSteps({ id: person.id })).toMatchObject({ ok: true });
    const reset = await resetPassword({ id: person.id });
    if (!reset.ok) throw new Error(reset.error.code);
    const notices = await db()
      .selectFrom("notices")
      .select(["kind", "details"])
      .where("staff_id", "=", colleague.id)
      .execute();
    const notice = JSON.stringify({ name: person.name, by: boss.name });
    expect(notices).toEqual(Array(2).fill({ kind: "sign-in-reset", details: notice }));
    await signInAs(null);
    expect(await signInWithPasskey(authenticator)).toMatchObject({ ok: false });
    const token = reset.data.link.split("/").at(-1) ?? "";
    expect(await acceptWelcome(token, "eight yellow bicycles")).toBeNull();
    expect(await currentStaff()).toMatchObject({ id: person.id, mustSetUp: "passkey" });
  });
});

describe("two-step verification for roles", () => {
  it.each<[RequiredFor, Role[]]>([
    ["nobody", []],
    ["administrator", ["administrator"]],
    ["manager", ["manager", "administrator"]],
    ["support", ["support", "manager", "administrator"]],
  ])("of %s concerns %j", async (twoSteps, concerned) => {
    await require({ twoSteps });
    const owing: Role[] = [];
    for (const role of ["support", "manager", "administrator"] as const) {
      await signInAs(await makeStaff(role));
      if ((await currentStaff())?.mustSetUp === "two-steps") owing.push(role);
    }
    expect(owing).toEqual(concerned);
  });

  it("requires the passkey of a person who has one: the password alone can't set up codes", async () => {
    const authenticator = await addAuthenticator(person.id);
    await signInAs(person);
    await require({ twoSteps: "support" });
    await signInAs(person);
    expect(await currentStaff()).toBeNull();
    await givePassword(person);
    expect(await signInWithPasskey(authenticator)).toMatchObject({ ok: true });
    expect(await currentStaff()).not.toHaveProperty("owes");
  });
});

async function signedInAs(staff: TestStaff): Promise<string> {
  await signInAs(staff);
  return staff.id;
}
