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

it("signs an open account in by its verified address, later by the subject", async () => {
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
  ["an unverified address", { email_verified: false }, "email-not-verified"],
  ["an address said to be verified in words", { email_verified: "true" }, "malformed-claims"],
  ["no word on the address", { email_verified: undefined }, "email-not-verified"],
  ["no address", { email: undefined }, "malformed-claims"],
  ["an unknown address", { email: "nobody@staff.example" }, "no-account"],
  ["another issuer", { iss: "https://login.example.org" }, "other-issuer"],
  ["no subject", { sub: "" }, "malformed-claims"],
])("refuses %s, records it with the reason, and links nothing", async (_what, more, reason) => {
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
  const { email = "" } = { email: person.email, ...more };
  expect(row).toMatchObject([
    {
      action: "session.start",
      outcome: "refused",
      subject: email,
      after: JSON.stringify({ method: "provider", reason }),
    },
  ]);
});

it("refuses a closed account, linked or not", async () => {
  await signInWithOidc(claims(), FROM);
  await db().updateTable("staff").set({ closed_at: 1 }).where("id", "=", person.id).execute();
  expect(await signInWithOidc(claims(), FROM)).toBeNull();
  expect(await signInWithOidc(claims({ sub: "never seen" }), FROM)).toBeNull();
  // Its subject is not linked to another account either.
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

it("creates one link for twenty concurrent first sign-ins, and accepts all of them", async () => {
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

it("leaves the second step to the provider, and uses its time of the last sign-in as proof", async () => {
  await db()
    .insertInto("settings")
    .values({ name: "two-steps-required", value: "yes", changed_at: 0 })
    .execute();
  const user = await signInWithOidc(claims({ auth_time: 1_000_000_000 }), FROM);
  expect(await liveSession(user?.sessionId ?? "")).not.toHaveProperty("owes");
  const session = await db()
    .selectFrom("sessions")
    .select(["proved_at", "method"])
    .where("id", "=", user?.sessionId ?? "")
    .executeTakeFirst();
  expect(session).toEqual({ proved_at: 1_000_000_000_000, method: "provider" });
});

it("treats a missing or future time of the provider as no proof of identity", async () => {
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

it("trusts addresses without a claim only by the setting, and never unverified ones", async () => {
  vi.stubEnv("OIDC_TRUST_EMAIL", "yes");
  forgetEnv();
  const silent = await signInWithOidc(claims({ email_verified: undefined }), FROM);
  expect(silent).toMatchObject({ id: person.id });
  const other = claims({ sub: "another", email_verified: false });
  expect(await signInWithOidc(other, FROM)).toBeNull();
});

it("sets the highest role of the groups, and refuses people without one", async () => {
  vi.stubEnv("OIDC_ROLES", "desk admins=administrator,events=manager,helpdesk=support");
  forgetEnv();
  await makeStaff("administrator");
  const roleWith = async (groups: unknown) => {
    const user = await signInWithOidc(claims({ groups }), FROM);
    return user && (await liveSession(user.sessionId ?? ""))?.role;
  };
  expect(await roleWith(["helpdesk", "events", "others"])).toBe("manager");
  expect(await roleWith("helpdesk")).toBe("support");
  expect(await roleWith(["desk admins", "helpdesk"])).toBe("administrator");
  for (const none of [undefined, [], ["others"], [7], { helpdesk: true }]) {
    expect(await roleWith(none)).toBeNull();
  }
  const changes = await db()
    .selectFrom("activity")
    .select("after")
    .where("action", "=", "staff.role")
    .where("subject", "=", person.email)
    .orderBy("seq")
    .execute();
  expect(changes.map(({ after }) => JSON.parse(after ?? "{}").role)).toEqual([
    "manager",
    "support",
    "administrator",
  ]);
});
