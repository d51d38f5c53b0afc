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

/** Older attempts do not count (ms), so no lock lasts longer. */
export const WINDOW_MS = 10 * MINUTE;
/** Attempts for one account within WINDOW from unknown browsers. */
export const PER_ACCOUNT = 10;
/** Of these, attempts from networks that are new for the account. */
const PER_ACCOUNT_FROM_NEW_NETWORKS = 7;
/** Of these, attempts from one network, so that some remain for the person on another network. */
const PER_ACCOUNT_AND_ADDRESS = 5;
/** Attempts within WINDOW from each browser that has signed in to the account before. */
const PER_KNOWN_BROWSER = 10;
/** Attempts within WINDOW from one network for all accounts; an office shares an address. */
const PER_ADDRESS = 40;
/** The delay for a network after this many wrong passwords for one account (ms). */
const DELAYS_MS = [0, 0, 0, 2 * SECOND, 5 * SECOND];
/** How long a network counts as known after the person signed in from it (ms). */
const KNOWN_NETWORK_MS = 90 * 24 * 60 * MINUTE;

/** Known browsers have a separate queue, so that guesses from unknown browsers do not delay them. */
const queue = (known: boolean) =>
  perProcess(`sign-in attempts ${known ? "known" : "unknown"}`, () => bulkhead(2, 200));

/** An attempt whose password may be checked. */
type Attempt = { id: string; accountKey: string; address: string; last: boolean };

/** The source of an attempt; `browserId` if the account knows the browser. */
export type AttemptSource = { address: string; browserId?: string | null };

/**
 * Reserves one of the allowed attempts of an account, a network and a known browser; null if none is left. The
 * reservation is made under a lock before the password is checked, so that parallel guesses on several instances
 * get no more attempts than sequential ones. Throws BusyError if the queue is full.
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
      .where("at", "<=", now - WINDOW_MS)
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
        : PER_ACCOUNT_FROM_NEW_NETWORKS;
    const mostHere = browserId || !address ? most : PER_ACCOUNT_AND_ADDRESS;
    const here = all.filter((attempt) => attempt.address === address);
    if (all.length >= most || here.length >= mostHere) return null;
    const wrong = here.filter(({ failed }) => failed === 1).map(({ at }) => at);
    // Without a known address, one attacker would delay everyone.
    const pause = address || browserId ? (DELAYS_MS[wrong.length] ?? 0) : 0;
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

/** Returns the end of the lock for unknown browsers and networks for each account (ms since 1970); null if not locked. */
export async function locksOf(emails: readonly string[]): Promise<Map<string, number>> {
  const rows = await db()
    .selectFrom("attempts")
    .select("account_key")
    .select((eb) => [eb.fn.countAll<number>().as("n"), eb.fn.min("at").as("first")])
    .where("at", ">", Date.now() - WINDOW_MS)
    .where("browser_id", "=", "")
    .groupBy("account_key")
    .execute();
  const locked = new Map(
    rows
      .filter(({ n }) => Number(n) >= PER_ACCOUNT_FROM_NEW_NETWORKS)
      .map(({ account_key, first }) => [account_key, Number(first) + WINDOW_MS]),
  );
  return new Map(
    emails.flatMap((email) => {
      const until = locked.get(accountKeyOf(email));
      return until === undefined ? [] : [[email, until] as const];
    }),
  );
}

/** Deletes all attempts for an account, which lifts its locks. */
export async function forgetAttempts(tx: Transaction<Database>, email: string): Promise<void> {
  await tx.deleteFrom("attempts").where("account_key", "=", accountKeyOf(email)).execute();
}

/** Marks an attempt as wrong; it keeps counting. */
export async function attemptFailed({ id }: Attempt): Promise<void> {
  await db().updateTable("attempts").set({ failed: 1 }).where("id", "=", id).execute();
}

/** Releases an attempt whose password was not checked. */
export async function returnAttempt({ id }: Attempt): Promise<void> {
  await db().deleteFrom("attempts").where("id", "=", id).execute();
}

/** Deletes the earlier attempts of this network for this account after a correct password. */
export async function attemptSucceeded({ accountKey, address }: Attempt): Promise<void> {
  await db()
    .deleteFrom("attempts")
    .where("account_key", "=", accountKey)
    .where("address", "=", address)
    .execute();
}

/** Returns a keyed hash of the typed address, because people sometimes type their password there. */
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
    .where("sessions.created_at", ">", now - KNOWN_NETWORK_MS)
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
