import "server-only";
import { createHmac } from "node:crypto";
import { type Kysely, sql, type Transaction } from "kysely";
import { db, isPostgres } from "@/lib/db/db";
import { withTransaction } from "@/lib/db/transaction";
import type { Database } from "@/lib/db/schema";
import { env } from "@/lib/platform/env";
import { newId } from "@/lib/platform/ids";
import { bulkhead } from "cockatiel";
import { perProcess } from "@/lib/platform/per-process";

const SECOND = 1_000;
const MINUTE = 60 * SECOND;

/** Attempts older than this no longer count (ms), so no lock lasts longer. */
export const WINDOW = 10 * MINUTE;
/** Attempts for one account in that time from browsers that are not known to it. */
export const PER_ACCOUNT = 10;
/** Of these, from networks that this person never signed in from. */
const PER_ACCOUNT_BY_STRANGERS = 7;
/** Of these, from one network, which leaves some to the person on another. */
const PER_ACCOUNT_AND_ADDRESS = 5;
/** Attempts in that time from each browser that has signed in to the account before. */
const PER_KNOWN_BROWSER = 10;
/** Attempts from one network for all accounts; an office shares an address. */
const PER_ADDRESS = 40;
/** How long a network waits after that many wrong passwords for one account (ms). */
const PAUSES = [0, 0, 0, 2 * SECOND, 5 * SECOND];
/** How long a network is known to a person after they signed in from it (ms). */
const KNOWN_FOR = 90 * 24 * 60 * MINUTE;

/** A queue of its own for known browsers: guesses by strangers must not keep their person waiting. */
const queue = (known: boolean) =>
  perProcess(`sign-in attempts ${known ? "known" : "unknown"}`, () => bulkhead(2, 200));

/** An attempt that may be checked. */
export type Attempt = { id: string; accountKey: string; address: string; last: boolean };

/** Where an attempt comes from; `browserId` if the browser is known to the account. */
export type AttemptSource = { address: string; browserId?: string | null };

/**
 * Takes one of the attempts that an account, a network and a known browser are allowed; null when
 * they are used up. Taken under a lock before the password is checked, so that parallel guesses on
 * several instances get no more than sequential ones. Throws BusyError when the queue is full.
 */
export function takeAttempt(email: string, from: AttemptSource): Promise<Attempt | null> {
  return queue(Boolean(from.browserId)).execute(() => take(email, from));
}

async function take(email: string, { address, browserId }: AttemptSource) {
  const accountKey = accountKeyOf(email);
  return withTransaction(async (tx): Promise<Attempt | null> => {
    await lock(tx, `account ${accountKey}`);
    if (address) await lock(tx, `address ${address}`);
    const now = Date.now();
    await tx
      .deleteFrom("attempts")
      .where("at", "<=", now - WINDOW)
      .execute();
    const all = await tx
      .selectFrom("attempts")
      .select(["address", "at", "failed"])
      .where("account_key", "=", accountKey)
      .where("browser_id", "=", browserId ?? "")
      .execute();
    const most = browserId
      ? PER_KNOWN_BROWSER
      : (await isKnown(tx, email, address, now))
        ? PER_ACCOUNT
        : PER_ACCOUNT_BY_STRANGERS;
    const mostHere = browserId || !address ? most : PER_ACCOUNT_AND_ADDRESS;
    const here = all.filter((attempt) => attempt.address === address);
    if (all.length >= most || here.length >= mostHere) return null;
    const wrong = here.filter(({ failed }) => failed === 1).map(({ at }) => at);
    // Without a known address, one stranger's pauses would be everybody's.
    const pause = address || browserId ? (PAUSES[wrong.length] ?? 0) : 0;
    if (now < Math.max(0, ...wrong) + pause) return null;
    if (address && !browserId && (await countAt(tx, address)) >= PER_ADDRESS) return null;
    const id = newId();
    await tx
      .insertInto("attempts")
      .values({ id, account_key: accountKey, address, at: now, browser_id: browserId ?? "" })
      .execute();
    const last = all.length + 1 >= most || here.length + 1 >= mostHere;
    return { id, accountKey, address, last };
  });
}

/** Returns until when strangers have locked each of these accounts (ms); null where it is open. */
export async function locksOf(emails: readonly string[]): Promise<Map<string, number>> {
  const rows = await db()
    .selectFrom("attempts")
    .select("account_key")
    .select((eb) => [eb.fn.countAll<number>().as("n"), eb.fn.min("at").as("first")])
    .where("at", ">", Date.now() - WINDOW)
    .where("browser_id", "=", "")
    .groupBy("account_key")
    .execute();
  const locked = new Map(
    rows
      .filter(({ n }) => Number(n) >= PER_ACCOUNT_BY_STRANGERS)
      .map(({ account_key, first }) => [account_key, Number(first) + WINDOW]),
  );
  return new Map(
    emails.flatMap((email) => {
      const until = locked.get(accountKeyOf(email));
      return until === undefined ? [] : [[email, until] as const];
    }),
  );
}

/** Forgets all attempts for an account, which lifts its locks. */
export async function forgetAttempts(tx: Transaction<Database>, email: string): Promise<void> {
  await tx.deleteFrom("attempts").where("account_key", "=", accountKeyOf(email)).execute();
}

/** Marks an attempt as wrong; it keeps counting. */
export async function attemptFailed({ id }: Attempt): Promise<void> {
  await db().updateTable("attempts").set({ failed: 1 }).where("id", "=", id).execute();
}

/** Returns an attempt whose password was never checked. */
export async function returnAttempt({ id }: Attempt): Promise<void> {
  await db().deleteFrom("attempts").where("id", "=", id).execute();
}

/** Forgets the earlier attempts of this network for this account after a right password. */
export async function attemptSucceeded({ accountKey, address }: Attempt): Promise<void> {
  await db()
    .deleteFrom("attempts")
    .where("account_key", "=", accountKey)
    .where("address", "=", address)
    .execute();
}

/** Returns a keyed hash of the address typed; people type passwords there, too. */
export function accountKeyOf(email: string): string {
  return createHmac("sha256", env().secret).update(`attempt ${email}`).digest("base64url");
}

/** SQLite serializes transactions anyway. */
async function lock(tx: Transaction<Database>, name: string): Promise<void> {
  if (!isPostgres()) return;
  await sql`select pg_advisory_xact_lock(hashtextextended(${name}, 0))`.execute(tx);
}

async function isKnown(
  tx: Kysely<Database>,
  email: string,
  address: string,
  now: number,
): Promise<boolean> {
  if (!address) return true;
  const session = await tx
    .selectFrom("sessions")
    .innerJoin("staff", "staff.id", "sessions.staff_id")
    .select("sessions.id")
    .where("staff.email", "=", email)
    .where("sessions.address", "=", address)
    .where("sessions.created_at", ">", now - KNOWN_FOR)
    .limit(1)
    .executeTakeFirst();
  return session !== undefined;
}

async function countAt(tx: Kysely<Database>, address: string): Promise<number> {
  const { n } = await tx
    .selectFrom("attempts")
    .select((eb) => eb.fn.countAll<number>().as("n"))
    .where("address", "=", address)
    .executeTakeFirstOrThrow();
  return Number(n);
}
