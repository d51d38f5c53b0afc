import { beforeEach, describe, expect, it, vi } from "vitest";
import { db } from "@/lib/db/db";
import { makeStaff } from "@/lib/testing/sign-in";
import { PER_ACCOUNT, takeAttempt, attemptFailed, WINDOW_MS } from "./attempts";
import { BusyError } from "@/lib/access/passwords/hash";
import { checkCredentials } from "./credentials";
import { hashPassword } from "@/lib/access/passwords/hash";
import { startSession } from "@/lib/access/sessions";

const PASSWORD = "correct horse battery staple";

beforeEach(() => db().deleteFrom("attempts").execute());

/** Guesses until refused. Returns how many were checked. */
async function guess(email: string, address: string, times: number): Promise<number> {
  let looked = 0;
  for (let i = 0; i < times; i++) {
    const attempt = await takeAttempt(email, { address: address });
    if (!attempt) break;
    looked += 1;
  }
  return looked;
}

async function later<T>(ms: number, run: () => Promise<T>): Promise<T> {
  vi.useFakeTimers({ now: Date.now() + ms, toFake: ["Date"] });
  try {
    return await run();
  } finally {
    vi.useRealTimers();
  }
}

describe("guessing one account", () => {
  it("stops after five from one network, and still allows another network", async () => {
    const staff = await makeStaff("support", await hashPassword(PASSWORD));
    expect(await guess(staff.email, "203.0.113.1", 50)).toBe(5);
    expect(await checkCredentials(staff.email, PASSWORD, { address: "203.0.113.1" })).toEqual({
      ok: false,
      code: "too-many-attempts",
    });
    expect(
      await checkCredentials(staff.email, PASSWORD, { address: "198.51.100.1" }),
    ).toMatchObject({
      ok: true,
    });
  });

  it("reserves attempts for networks that the person has used", async () => {
    const staff = await makeStaff("support", await hashPassword(PASSWORD));
    await startSession(staff.id, "browser", "198.51.100.7");
    let looked = 0;
    for (let i = 0; i < 30; i++) looked += await guess(staff.email, `203.0.113.${i}`, 5);
    expect(looked).toBe(7);
    expect(
      await checkCredentials(staff.email, PASSWORD, { address: "198.51.100.7" }),
    ).toMatchObject({
      ok: true,
    });
  });

  it("checks at most ten in ten minutes, also of a thousand concurrent ones", async () => {
    const staff = await makeStaff("administrator");
    await startSession(staff.id, "browser", "198.51.100.7");
    const guesses = await Promise.allSettled(
      Array.from({ length: 1_000 }, (_, i) =>
        takeAttempt(staff.email, { address: i % 2 ? "198.51.100.7" : `203.0.113.${i % 50}` }),
      ),
    );
    const looked = guesses.filter((one) => one.status === "fulfilled" && one.value !== null);
    expect(looked.length).toBeGreaterThan(0);
    expect(looked.length).toBeLessThanOrEqual(PER_ACCOUNT);
    const refused = guesses.filter((one) => one.status === "rejected");
    for (const one of refused) expect(one.reason).toBeInstanceOf(BusyError);
  }, 60_000);

  it("delays after the third wrong one, and resets after ten minutes", async () => {
    const email = "nobody@staff.example";
    for (let i = 0; i < 3; i++) {
      const attempt = await takeAttempt(email, { address: "203.0.113.9" });
      if (attempt) await attemptFailed(attempt);
    }
    expect(await takeAttempt(email, { address: "203.0.113.9" })).toBeNull();
    expect(await later(2_500, () => takeAttempt(email, { address: "203.0.113.9" }))).not.toBeNull();
    expect(await later(WINDOW_MS + 3_000, () => guess(email, "203.0.113.9", 9))).toBe(5);
  });

  it("clears the failures of a network after a correct password", async () => {
    const staff = await makeStaff("support", await hashPassword(PASSWORD));
    for (let i = 0; i < 2; i++)
      await checkCredentials(staff.email, "wrong", { address: "203.0.113.20" });
    expect(
      await checkCredentials(staff.email, PASSWORD, { address: "203.0.113.20" }),
    ).toMatchObject({
      ok: true,
    });
    expect(await guess(staff.email, "203.0.113.20", 9)).toBe(5);
  });
});

describe("guessing many accounts", () => {
  it("stops a network after forty", async () => {
    let looked = 0;
    for (let i = 0; i < 60; i++)
      looked += await guess(`somebody-${i}@staff.example`, "203.0.113.77", 1);
    expect(looked).toBe(40);
  });
});

it("stores no typed address, because it may be a password", async () => {
  await checkCredentials("my secret password", "x", { address: "203.0.113.80" });
  const kept = JSON.stringify([
    await db().selectFrom("attempts").selectAll().execute(),
    await db().selectFrom("activity").selectAll().execute(),
  ]);
  expect(kept).not.toContain("my secret password");
  const last = await db()
    .selectFrom("activity")
    .select(["action", "outcome", "subject"])
    .orderBy("id", "desc")
    .limit(1)
    .executeTakeFirst();
  expect(last).toEqual({ action: "session.start", outcome: "refused", subject: "" });
});

describe("behind a proxy that is not trusted, where no network is known", () => {
  it("does not block others after guesses at unknown accounts", async () => {
    const staff = await makeStaff("support", await hashPassword(PASSWORD));
    for (let i = 0; i < 60; i++) await guess(`nobody-${i}@staff.example`, "", 1);
    expect(await checkCredentials(staff.email, PASSWORD)).toMatchObject({ ok: true });
  });
});

describe("a known browser", () => {
  const known = { address: "198.51.100.9", browserId: "browser-1" };

  it("signs in while attackers have locked the account for every network", async () => {
    const staff = await makeStaff("administrator", await hashPassword(PASSWORD));
    for (let i = 0; i < 30; i++) await guess(staff.email, `203.0.113.${i}`, 5);
    const elsewhere = { address: "198.51.100.8" };
    expect(await checkCredentials(staff.email, PASSWORD, elsewhere)).toMatchObject({
      code: "too-many-attempts",
    });
    expect(await checkCredentials(staff.email, PASSWORD, known)).toMatchObject({ ok: true });
  });

  it("has a separate limit, which attempts from unknown browsers do not use up", async () => {
    const { email } = await makeStaff("support");
    let checked = 0;
    for (let i = 0; i < 30; i++) checked += (await takeAttempt(email, known)) ? 1 : 0;
    expect(checked).toBe(10);
    expect(await guess(email, "203.0.113.1", 50)).toBe(5);
  });
});
