import { beforeEach, expect, it } from "vitest";
import { addAuthenticator } from "@/lib/access/testing/authenticator";
import { currentStaff } from "@/lib/access/guard";
import { db } from "@/lib/db/db";
import { cookies, setCookie } from "@/lib/testing/next-headers";
import { makeStaff, signInAs, type TestStaff } from "@/lib/testing/sign-in";
import { beginPasskeySignIn, finishPasskeySignIn } from "./passkey-sign-in";
import { pendingSignIn } from "./pending-sign-in";

const CHALLENGE_COOKIE = "foyer.passkey";
let person: TestStaff;
let authenticator: Awaited<ReturnType<typeof addAuthenticator>>;

beforeEach(async () => {
  person = await makeStaff("manager");
  authenticator = await addAuthenticator(person.id);
  await signInAs(null);
  await pendingSignIn.delete();
});

async function challenge(): Promise<string> {
  const started = await beginPasskeySignIn();
  if (!started.ok) throw new Error(started.error.code);
  return started.data.challenge;
}

const refused = { ok: false, error: { code: "wrong-credentials" } };

it("signs in with a passkey alone, and records how", async () => {
  expect(await finishPasskeySignIn(authenticator.assert(await challenge()))).toMatchObject({
    ok: true,
  });
  const session = await db()
    .selectFrom("sessions")
    .select(["staff_id", "method"])
    .where("staff_id", "=", person.id)
    .executeTakeFirst();
  expect(session).toEqual({ staff_id: person.id, method: "passkey" });
  const passkey = await db()
    .selectFrom("passkeys")
    .select("counter")
    .where("staff_id", "=", person.id)
    .executeTakeFirst();
  expect(passkey).toEqual({ counter: 6 });
});

it("accepts a challenge once, also with a replayed cookie", async () => {
  const assertion = authenticator.assert(await challenge());
  const cookie = (await cookies()).get(CHALLENGE_COOKIE)?.value ?? "";
  expect(await finishPasskeySignIn(assertion)).toMatchObject({ ok: true });
  await signInAs(null);
  expect(await finishPasskeySignIn(assertion)).toMatchObject(refused);
  setCookie(CHALLENGE_COOKIE, cookie);
  await db().updateTable("passkeys").set({ counter: 0 }).execute();
  expect(await finishPasskeySignIn(assertion)).toMatchObject(refused);
  expect(await currentStaff()).toBeNull();
});

it.each([
  ["another site's page", { origin: "https://evil.example" }],
  ["another site's key", { rpId: "evil.example" }],
  ["an authenticator that did not verify the person", { verified: false }],
  ["a counter that goes back, as a copied key's does", { counter: 4 }],
])("refuses %s", async (_what, changes) => {
  const assertion = authenticator.assert(await challenge(), changes);
  expect(await finishPasskeySignIn(assertion)).toMatchObject(refused);
});

it("refuses a changed signature, an unknown key and a closed account", async () => {
  const assertion = authenticator.assert(await challenge());
  const { response } = authenticator.assert("another challenge");
  expect(await finishPasskeySignIn({ ...assertion, response })).toMatchObject(refused);
  const unknown = { ...authenticator.assert(await challenge()), id: "unknown" };
  expect(await finishPasskeySignIn(unknown)).toMatchObject(refused);
  await db().updateTable("staff").set({ closed_at: 1 }).where("id", "=", person.id).execute();
  expect(await finishPasskeySignIn(authenticator.assert(await challenge()))).toMatchObject(refused);
});

it("accepts only the passkey of the person whose password was correct", async () => {
  const other = await makeStaff("manager");
  await pendingSignIn.write({ staffId: other.id, version: 1 });
  expect(await finishPasskeySignIn(authenticator.assert(await challenge()))).toMatchObject(refused);
  const own = await addAuthenticator(other.id);
  expect(await finishPasskeySignIn(own.assert(await challenge()))).toMatchObject({ ok: true });
});
