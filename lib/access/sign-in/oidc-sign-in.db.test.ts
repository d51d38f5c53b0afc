import { beforeAll, beforeEach, expect, it, vi } from "vitest";
import { db } from "@/lib/db/db";
import { forgetEnv } from "@/lib/platform/env";
import { makeStaff, signInAs, type TestStaff } from "@/lib/testing/sign-in";
import { resetPassword } from "@/lib/staff/reset";
import { signInWithOidc } from "./oidc-sign-in";
import { liveSession } from "@/lib/access/sessions";

const ISSUER = "https://login.example.com";
const FROM = { device: "vitest", address: "198.51.100.1" };
let person: TestStaff;
let sub = 0;

beforeAll(() => {
  vi.stubEnv("OIDC_ISSUER", `${ISSUER}/`);
  vi.stubEnv("OIDC_CLIENT_ID", "foyer");
  vi.stubEnv("OIDC_CLIENT_SECRET", "secret");
  forgetEnv();
});

beforeEach(async () => {
  person = await makeStaff("administrator");
  sub += 1;
});

const claims = (more: Record<string, unknown> = {}) => ({
  iss: ISSUER,
  sub: `subject ${sub}`,
  email: person.email.toUpperCase(),
  email_verified: true,
  ...more,
});

it("lets an open account in by its verified address, and by the subject from then on", async () => {
  const first = await signInWithOidc(claims(), FROM);
  expect(first).toMatchObject({ id: person.id });
  expect(await liveSession(first?.sessionId ?? "")).toMatchObject({ id: person.id });
  const again = await signInWithOidc(claims({ email: "other@staff.example" }), FROM);
  expect(again).toMatchObject({ id: person.id });
  const row = await db()
    .selectFrom("activity")
    .selectAll()
    .orderBy("seq", "desc")
    .limit(1)
    .execute();
  expect(row).toMatchObject([
    {
      action: "session.start",
      outcome: "done",
      staff_id: person.id,
      session_id: again?.sessionId,
      after: '{"method":"provider"}',
    },
  ]);
});

it.each([
  ["an unverified address", { email_verified: false }],
  ["an address said to be verified in words", { email_verified: "true" }],
  ["no word on the address", { email_verified: undefined }],
  ["no address", { email: undefined }],
  ["an unknown address", { email: "nobody@staff.example" }],
  ["another issuer", { iss: "https://login.example.org" }],
  ["no subject", { sub: "" }],
])("refuses %s, records it, and links nothing", async (_what, more) => {
  expect(await signInWithOidc(claims(more), FROM)).toBeNull();
  const links = await db()
    .selectFrom("identities")
    .select("issuer")
    .where("staff_id", "=", person.id)
    .execute();
  expect(links).toEqual([]);
  const row = await db()
    .selectFrom("activity")
    .selectAll()
    .orderBy("seq", "desc")
    .limit(1)
    .execute();
  expect(row).toMatchObject([{ action: "session.start", outcome: "refused", subject: "" }]);
});

it("refuses a closed account, linked or not", async () => {
  await signInWithOidc(claims(), FROM);
  await db().updateTable("staff").set({ closed_at: 1 }).where("id", "=", person.id).execute();
  expect(await signInWithOidc(claims(), FROM)).toBeNull();
  expect(await signInWithOidc(claims({ sub: "never seen" }), FROM)).toBeNull();
  // Its subject does not move on to somebody else's account, either.
  const other = await makeStaff("support");
  expect(await signInWithOidc(claims({ email: other.email }), FROM)).toBeNull();
});

it("refuses another subject with the address of a linked account, until it is reset", async () => {
  await signInWithOidc(claims(), FROM);
  expect(await signInWithOidc(claims({ sub: `heir ${sub}` }), FROM)).toBeNull();
  await signInAs(await makeStaff("administrator", "any hash"));
  expect(await resetPassword({ id: person.id })).toMatchObject({ ok: true });
  expect(await signInWithOidc(claims({ sub: `heir ${sub}` }), FROM)).toMatchObject({
    id: person.id,
  });
});

it("links once of twenty first sign-ins at once, and lets all of them in", async () => {
  const admitted = await Promise.all(
    Array.from({ length: 20 }, () => signInWithOidc(claims(), FROM)),
  );
  expect(admitted.map((user) => user?.id)).toEqual(Array.from({ length: 20 }, () => person.id));
  const links = await db()
    .selectFrom("identities")
    .selectAll()
    .where("staff_id", "=", person.id)
    .execute();
  expect(links).toHaveLength(1);
});

it("leaves the second step to the provider, and the proof to when it asked last", async () => {
  await db()
    .insertInto("settings")
    .values({ name: "two-steps-required", value: "yes", changed_at: 0 })
    .execute();
  const user = await signInWithOidc(claims({ auth_time: 1_000_000_000 }), FROM);
  expect(await liveSession(user?.sessionId ?? "")).not.toHaveProperty("owesTwoSteps");
  const session = await db()
    .selectFrom("sessions")
    .select(["proved_at", "method"])
    .where("id", "=", user?.sessionId ?? "")
    .executeTakeFirst();
  expect(session).toEqual({ proved_at: 1_000_000_000_000, method: "provider" });
});

it("takes a provider's silence, or a time in the future, for no proof of identity", async () => {
  for (const more of [{}, { auth_time: Math.floor(Date.now() / 1000) + 3_600 }]) {
    const user = await signInWithOidc(claims(more), FROM);
    const session = await db()
      .selectFrom("sessions")
      .select("proved_at")
      .where("id", "=", user?.sessionId ?? "")
      .executeTakeFirst();
    expect(session).toEqual({ proved_at: 0 });
  }
});
