import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { beforeEach, expect, it } from "vitest";
import { takeAttempt } from "@/lib/access/sign-in/attempts";
import { acceptWelcome, openWelcome } from "@/lib/access/sign-in/welcome";
import { verifyActivity } from "@/lib/audit/verify";
import { db, isPostgres } from "@/lib/db/db";
import { env } from "@/lib/platform/env";
import { makeStaff, signInAs, type TestStaff } from "@/lib/testing/sign-in";
import { checkSecret } from "./check-secret";
import { listAccounts } from "./list-accounts";
import { createAccount, resetSignIn, turnOffTwoStep, unlockSignIn } from "./recover-accounts";

let person: TestStaff;
let colleague: TestStaff;

beforeEach(async () => {
  person = await makeStaff("administrator", "a hash");
  colleague = await makeStaff("administrator", "a hash");
});

const tokenIn = (link: string) => link.split("/welcome/")[1] ?? "";
const account = () =>
  db().selectFrom("staff").selectAll().where("id", "=", person.id).executeTakeFirstOrThrow();
const turnOn = () =>
  db()
    .insertInto("two_steps")
    .values({ staff_id: person.id, sealed: "", key_id: "", created_at: 1, confirmed_at: 1 })
    .execute();
const actions = async () =>
  (
    await db()
      .selectFrom("activity")
      .select(["action", "after"])
      .where("subject", "=", person.email)
      .orderBy("seq")
      .execute()
  ).map(({ action, after }) => ({ action, ...JSON.parse(after ?? "{}") }));

it("restores the sign-in of the last administrator, whatever prevents it", async () => {
  await turnOn();
  await db().updateTable("staff").set({ closed_at: 1 }).where("id", "=", person.id).execute();
  const session = await signInAs(person);
  const { link } = await resetSignIn(person.email.toUpperCase());
  expect(await account()).toMatchObject({ closed_at: null, password_hash: null });
  const row = await db()
    .selectFrom("sessions")
    .select("ended_at")
    .where("id", "=", session)
    .executeTakeFirst();
  expect(row?.ended_at).not.toBeNull();
  expect(await acceptWelcome(tokenIn(link), "seven green umbrellas")).toBeNull();
  expect(await openWelcome(tokenIn(link))).toBeNull();
  expect(await actions()).toMatchObject([
    { action: "staff.recover", from: "command line" },
    { action: "staff.welcome" },
  ]);
  const notices = await db()
    .selectFrom("notices")
    .select("kind")
    .where("staff_id", "=", colleague.id)
    .execute();
  expect(notices).toContainEqual({ kind: "staff-recovered" });
});

it("unlocks, and turns two-step verification off", async () => {
  await turnOn();
  for (let tries = 0; tries < 7; tries++) await takeAttempt(person.email, { address: "" });
  expect((await listAccounts()).find((line) => line.startsWith(person.email))).toMatch(
    / {2}administrator {2}two-step verification {2}locked$/,
  );
  await unlockSignIn(person.email);
  expect(await turnOffTwoStep(person.email)).toBe(true);
  expect(await turnOffTwoStep(person.email)).toBe(false);
  expect((await listAccounts()).find((line) => line.startsWith(person.email))).toMatch(
    / {2}administrator$/,
  );
});

it("adds an account once, and refuses unknown addresses", async () => {
  const email = `New-${person.email}`;
  expect(tokenIn((await createAccount(email, "New", "manager")).link)).not.toBe("");
  await expect(createAccount(email, "New", "manager")).rejects.toThrow("has an account already");
  await expect(resetSignIn("nobody@example.com")).rejects.toThrow("no account");
});

it("works beside a running Foyer", { timeout: 60_000 }, async (test) => {
  // Only a data folder is locked.
  test.skip(isPostgres());
  await checkSecret();
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ["--conditions=react-server", "--import", "tsx", "scripts/admin.ts", "reset", person.email],
    { env: { ...process.env, FOYER_DATA_DIR: env().dataDir } },
  );
  const link = stdout.trim().split("\n").at(-1) ?? "";
  expect(await openWelcome(tokenIn(link))).toMatchObject({ staffId: person.id });
  expect(await actions()).toMatchObject([{ action: "staff.recover" }]);
  expect(await verifyActivity(db())).toMatchObject({ whole: true });
});
