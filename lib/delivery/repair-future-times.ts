import { sql } from "kysely";
import { databaseNow } from "@/lib/db/clock";
import { db } from "@/lib/db/db";
import { env } from "@/lib/platform/env";

/** The maximum delay of a retry (ms). */
const MAX_DELAY = 90_000;
/** The maximum delay of a message's next attempt (ms): an hour and the duration of its claim. */
const MAX_MAIL_DELAY = 61 * 60_000;
/** Planning a large selection may take this long before its Undo time begins (ms). */
const MAX_PLANNING = 10 * 60_000;

/**
 * Resets times in the future, left by a clock that was ahead, to now, so that nothing waits for them. A
 * planned revocation gets its full Undo time from now.
 */
export async function repairFutureTimes(): Promise<void> {
  const now = databaseNow();
  const latest = sql<number>`${now} + ${sql.lit(MAX_DELAY)}`;
  const undo = sql<number>`${now} + ${sql.lit(env().undoSeconds * 1000)}`;
  // An instance that ended would otherwise count as alive, and its rows would never be recovered.
  await db().updateTable("instances").set({ beat_at: now }).where("beat_at", ">", now).execute();
  await db()
    .updateTable("syncs")
    .set({ attempted_at: now })
    .where("attempted_at", ">", now)
    .execute();
  await db().updateTable("syncs").set({ synced_at: now }).where("synced_at", ">", latest).execute();
  await db().updateTable("writes").set({ started_at: now }).where("started_at", ">", now).execute();
  await db().updateTable("imports").set({ retry_at: now }).where("retry_at", ">", latest).execute();
  await db()
    .updateTable("invitations")
    .set({ due_at: now })
    .where("due_at", ">", latest)
    .where("state", "in", ["planned", "unknown"])
    .execute();
  await db()
    .updateTable("outgoing_mail")
    .set({ due_at: now })
    .where("state", "=", "queued")
    .where("due_at", ">", sql<number>`${now} + ${sql.lit(MAX_MAIL_DELAY)}`)
    .execute();
  // The rates count these claims as of the last minute.
  await db()
    .updateTable("outgoing_mail")
    .set({ claimed_at: now })
    .where("claimed_at", ">", now)
    .execute();
  await db()
    .updateTable("revocations")
    .set({ started_at: now })
    .where("state", "=", "sending")
    .where("started_at", ">", now)
    .execute();
  await db()
    .updateTable("revocations")
    .set({ due_at: undo })
    .where("state", "=", "planned")
    .where("due_at", ">", sql<number>`${undo} + ${sql.lit(MAX_PLANNING)}`)
    .execute();
}
