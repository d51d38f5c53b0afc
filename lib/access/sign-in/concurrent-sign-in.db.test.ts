import { expect, it } from "vitest";
import { db, isPostgres } from "@/lib/db/db";
import { onAnotherInstance } from "@/lib/testing/another-instance";
import * as z from "@/lib/platform/zod";
import { makeStaff, signInAs } from "@/lib/testing/sign-in";
import { PER_ACCOUNT } from "./attempts";
import { hashPassword } from "@/lib/access/passwords/hash";
import { endSession, startSession } from "@/lib/access/sessions";
import { guessAtOnce } from "@/lib/access/testing/guesses";

const GUESSES = "lib/access/testing/guesses.ts";
const Tally = z.record(z.string(), z.number());
const NETWORKS = Array.from({ length: 50 }, (_, i) => `203.0.113.${i}`);

/** On SQLite there is one instance, because it locks the data folder. */
const guess = async (email: string, begin: number): Promise<Record<string, number>> =>
  Tally.parse(
    isPostgres()
      ? await onAnotherInstance(GUESSES, "guessAtOnce", email, 500, NETWORKS, begin)
      : await guessAtOnce(email, 500, NETWORKS, begin),
  );

it("checks at most ten of a thousand concurrent guesses, over all instances", async () => {
  const { email, id } = await makeStaff("administrator", await hashPassword("not to be guessed"));
  // The person has signed in from all of them: unknown networks get fewer attempts.
  for (const network of NETWORKS) await startSession(id, "browser", network);
  // Enough time for the processes to start.
  const begin = Date.now() + (isPostgres() ? 3_000 : 0);
  const tallies = await Promise.all([guess(email, begin), guess(email, begin)]);
  let looked = 0;
  for (const tally of tallies) {
    const { "wrong-credentials": wrong = 0, ...others } = tally;
    looked += wrong;
    expect(["busy", "too-many-attempts"]).toEqual(expect.arrayContaining(Object.keys(others)));
  }
  expect(looked).toBeGreaterThan(0);
  expect(looked).toBeLessThanOrEqual(PER_ACCOUNT);
  const refused = await db()
    .selectFrom("activity")
    .select("error_code")
    .where("action", "=", "session.start")
    .where("subject", "=", email)
    .execute();
  // One row for each checked attempt, and at most one for all others.
  expect(refused.length).toBeGreaterThanOrEqual(looked);
  expect(refused.length).toBeLessThanOrEqual(looked + 1);
}, 60_000);

it("refuses an ended session on another instance at once", async () => {
  const sessionId = (await signInAs(await makeStaff("manager"))) ?? "";
  const there = (): Promise<unknown> =>
    onAnotherInstance("lib/access/sessions.ts", "liveSession", sessionId).catch((error: unknown) =>
      String(error).includes("is in use by another Foyer process")
        ? "another instance is refused"
        : error,
    );
  const results = [await there()];
  await endSession(sessionId);
  results.push(await there());
  const noSecond = "another instance is refused";
  expect(results).toMatchObject(isPostgres() ? [{ sessionId }, null] : [noSecond, noSecond]);
}, 60_000);
