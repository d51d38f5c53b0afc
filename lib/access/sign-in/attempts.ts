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

/** Attempts older than this no longer count (ms); so no lock lasts longer. */
export const WINDOW = 10 * MINUTE;
/** So many for one account in that time, whoever makes them and wherever they come from. */
export const PER_ACCOUNT = 10;
/** Of these so many from networks that this person never signed in from; the rest is theirs. */
const PER_ACCOUNT_BY_STRANGERS = 7;
/** And so many from one network, which leaves some to a person on another. */
const PER_ACCOUNT_AND_ADDRESS = 5;
/** So many from one network for all accounts: an office shares an address. */
const PER_ADDRESS = 40;
/** How long a network rests after so many wrong passwords for one account (ms). */
const REST = [0, 0, 0, 2 * SECOND, 5 * SECOND];
/** A network counts as a person's own so long after they signed in from it (ms). */
const KNOWN_FOR = 90 * 24 * 60 * MINUTE;

/** Guesses wait here, not for the database's connections, which everyone else needs. */
const queue = () => perProcess("sign-in attempts", () => bulkhead(2, 200));

/** A password that may be checked. */
export type Attempt = { id: string; accountKey: string; address: string; last: boolean };

/**
 * Takes one of the checks that an account and a network are allowed; null when they are used up.
 * Taken before the password is looked at, under a lock, so that a thousand guesses at once on
 * several instances get no more than one after the other. Throws BusyError beyond its queue.
 */
export function takeAttempt(email: string, address: string): Promise<Attempt | null> {
  return queue().execute(() => take(email, address));
}

async function take(email: string, address: string): Promise<Attempt | null> {
  const accountKey = keyOf(email);
  return withTransaction(async (tx) => {
    await lock(tx, `account ${accountKey}`);
    await lock(tx, `address ${address}`);
    const now = Date.now();
    await tx
      .deleteFrom("attempts")
      .where("at", "<=", now - WINDOW)
      .execute();
    const made = await tx
      .selectFrom("attempts")
      .select(["address", "at", "failed"])
      .where("account_key", "=", accountKey)
      .execute();
    const here = made.filter((attempt) => attempt.address === address);
    const known = await isKnown(tx, email, address, now);
    const most = known ? PER_ACCOUNT : PER_ACCOUNT_BY_STRANGERS;
    if (made.length >= most || here.length >= PER_ACCOUNT_AND_ADDRESS) return null;
    const wrong = here.filter(({ failed }) => failed === 1).map(({ at }) => at);
    if (now < Math.max(0, ...wrong) + (REST[wrong.length] ?? 0)) return null;
    if (address && (await countAt(tx, address)) >= PER_ADDRESS) return null;
    const id = newId();
    await tx
      .insertInto("attempts")
      .values({ id, account_key: accountKey, address, at: now })
      .execute();
    const last = made.length + 1 >= most || here.length + 1 >= PER_ACCOUNT_AND_ADDRESS;
    return { id, accountKey, address, last };
  });
}

/** The password was wrong: the attempt goes on counting. */
export async function attemptFailed({ id }: Attempt): Promise<void> {
  await db().updateTable("attempts").set({ failed: 1 }).where("id", "=", id).execute();
}

/** The password was never looked at: the attempt does not count. */
export async function giveBack({ id }: Attempt): Promise<void> {
  await db().deleteFrom("attempts").where("id", "=", id).execute();
}

/** The password was right: what this network got wrong for this account before is forgotten. */
export async function attemptSucceeded({ accountKey, address }: Attempt): Promise<void> {
  await db()
    .deleteFrom("attempts")
    .where("account_key", "=", accountKey)
    .where("address", "=", address)
    .execute();
}

function keyOf(email: string): string {
  return createHmac("sha256", env().secret).update(`attempt ${email}`).digest("base64url");
}

/** SQLite's transactions are one after the other as it is. */
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
