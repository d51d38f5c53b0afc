import { type Selectable, sql } from "kysely";
import { databaseNow } from "@/lib/db/clock";
import { db, isPostgres } from "@/lib/db/db";
import { instanceId, staysAlive } from "@/lib/db/heartbeat";
import type { OutgoingMailTable } from "@/lib/db/schema";
import { wallNow } from "@/lib/platform/clock";
import type { CancelReason } from "./types";

/** A row of the email queue, claimed by this process. */
export type ClaimedMail = Selectable<OutgoingMailTable>;

/** The calendar part of a message. */
export type CalendarPart = Pick<ClaimedMail, "method" | "sequence" | "starts_at" | "ends_at">;

const MINUTE = 60_000;

/** Maximum stored length of a server response (characters). */
export const MAX_RESPONSE_LENGTH = 500;
/**
 * Maximum time from claiming a message to sending it (ms). It is shorter than the time after which other
 * instances take over and may send a later message.
 */
export const SEND_WINDOW_MS = 12_000;
/** Maximum time from sending a message until the server has it (ms). */
const TRANSFER_MS = 1_000;

type Rates = { perMinute: number; perDomain: number };

/**
 * Claims the oldest message that may be sent now; null if there is none. The rates count the claims of the
 * last minute over all instances, by the database's clock. Messages to one person about one conference are
 * sent one at a time, in queue order.
 */
export async function claimMail({ perMinute, perDomain }: Rates): Promise<ClaimedMail | null> {
  const since = sql`${databaseNow()} - ${sql.lit(MINUTE)}`;
  const due = db()
    .selectFrom("outgoing_mail as m")
    .select("m.id")
    .where("m.state", "=", "queued")
    .where(staysAlive(SEND_WINDOW_MS + TRANSFER_MS))
    .where(sql<boolean>`m.due_at <= ${databaseNow()}`)
    .where(
      sql<boolean>`(select count(*) from outgoing_mail where claimed_at > ${since}) < ${perMinute}`,
    )
    .where(
      sql<boolean>`(select count(*) from outgoing_mail as d
        where d.claimed_at > ${since} and d.domain = m.domain) < ${perDomain}`,
    )
    .where(
      sql<boolean>`not exists (select 1 from outgoing_mail as e
        where e.project_id = m.project_id and e.conference_code = m.conference_code
          and e.email_key = m.email_key and e.seq < m.seq and e.state in ('queued', 'sending'))`,
    )
    .orderBy("m.due_at")
    .orderBy("m.seq")
    .limit(1);
  const row = await db()
    .updateTable("outgoing_mail")
    .set((eb) => ({
      state: "sending" as const,
      attempts: eb("attempts", "+", 1),
      epoch: eb("epoch", "+", 1),
      instance_id: instanceId(),
      claimed_at: databaseNow(),
    }))
    .where("id", "=", isPostgres() ? due.forUpdate().skipLocked() : due)
    .where("state", "=", "queued")
    .returningAll()
    .executeTakeFirst();
  return row ?? null;
}

type Claim = Pick<ClaimedMail, "id" | "epoch">;

/** Stores the calendar part before sending. Returns false if another claim took over the row. */
export async function storeCalendarPart(row: Claim, part: CalendarPart): Promise<boolean> {
  const stored = await claimed(db(), row).set(part).executeTakeFirst();
  return Number(stored.numUpdatedRows) === 1;
}

/**
 * Returns a claimed row to the queue after `delay` ms. Counts as an attempt only if a server was contacted.
 */
export async function requeueMail(
  row: Claim,
  delay: number,
  attempt: { response: string } | null,
): Promise<void> {
  await claimed(db(), row)
    .set((eb) => ({
      state: "queued" as const,
      due_at: sql<number>`${databaseNow()} + ${sql.lit(Math.round(delay))}`,
      ...(attempt
        ? { response: attempt.response.slice(0, MAX_RESPONSE_LENGTH) }
        : { attempts: eb("attempts", "-", 1), claimed_at: null }),
    }))
    .execute();
}

/**
 * Reasons after which a message may be queued again. The planner checks the same conditions, so it does not
 * requeue immediately.
 */
const MAY_RETURN: ReadonlySet<CancelReason> = new Set(["no-access", "no-time", "over", "outdated"]);
const PLANNED: ReadonlySet<ClaimedMail["kind"]> = new Set(["time-changed", "canceled", "reminder"]);

/** Marks a claimed row as canceled: nothing was sent. */
export async function cancelMail(row: ClaimedMail, reason: CancelReason): Promise<void> {
  const released = PLANNED.has(row.kind) && MAY_RETURN.has(reason);
  await claimed(db(), row)
    .set((eb) => ({
      state: "canceled" as const,
      reason,
      ended_at: wallNow(),
      claimed_at: null,
      ...(released && { key: eb(eb.ref("key"), "||", eb.val(` ${row.id}`)) }),
    }))
    .execute();
}

function claimed(connection: ReturnType<typeof db>, { id, epoch }: Claim) {
  return connection
    .updateTable("outgoing_mail")
    .where("id", "=", id)
    .where("epoch", "=", epoch)
    .where("state", "=", "sending");
}
