import { type RawBuilder, sql, type SqlBool } from "kysely";
import { DEFAULT_DURATION_MS } from "@/lib/conferences/time-fields";
import { db } from "@/lib/db/db";
import { withTransaction } from "@/lib/db/transaction";
import type { OutgoingMailTable } from "@/lib/db/schema";
import { queueMail } from "@/lib/mail-queue/enqueue";
import { wallNow } from "@/lib/platform/clock";
import { env } from "@/lib/platform/env";
import { makeLostPages } from "@/lib/personal-links/lost-pages";
import { queueReminders } from "@/lib/reminders/queue";
import { queueLostLinks } from "./queue-lost-links";

/** Maximum number of messages per run and reason; the next run continues. */
const BATCH = 500;

/**
 * Queues the messages that follow from the mirror: time changes, cancellations and reminders. Compares the
 * last sent message of each person with the mirror, so the source of a change does not matter. Every message
 * has a key, so that instances and repeated runs queue it once.
 */
export async function queueDueMessages(): Promise<void> {
  if (env().mail === null) return;
  await queueTimeChanges();
  await queueTimeRemovals();
  await queueCancellations();
  await queueReminders();
  await queueLostLinks();
  await makeLostPages();
}

const endOf = sql<number>`(c.starts_at + coalesce(c.duration * 1000, ${sql.lit(DEFAULT_DURATION_MS)}))`;

async function queueTimeChanges(): Promise<void> {
  const key = sql<string>`'time:' || m.id || ':' || c.starts_at || ':' || ${endOf}`;
  const rows = await latest(key)
    .where("c.deleted_at", "is", null)
    .where("c.starts_at", ">", wallNow())
    .where("m.kind", "in", ["invitation", "time-changed"])
    .where(
      sql<SqlBool>`(m.starts_at is null or m.method = 'CANCEL' or m.starts_at <> c.starts_at
        or m.ends_at <> ${endOf})`,
    )
    .where(hasAccess())
    .execute();
  await queue("time-changed", rows);
}

/** Queues cancellations of events whose conference has no time anymore. */
async function queueTimeRemovals(): Promise<void> {
  const rows = await latest(sql<string>`'no-time:' || m.id`)
    .where("c.deleted_at", "is", null)
    .where("c.starts_at", "is", null)
    .where("m.kind", "in", ["invitation", "time-changed"])
    .where("m.method", "=", "REQUEST")
    .where("m.ends_at", ">", wallNow())
    .where(hasAccess())
    .execute();
  await queue("time-changed", rows);
}

async function queueCancellations(): Promise<void> {
  const rows = await latest(sql<string>`'cancel:' || m.id`)
    .leftJoin("invitations as i", "i.id", "m.invitation_id")
    .leftJoin("syncs as s", (join) =>
      join
        .onRef("s.project_id", "=", "m.project_id")
        .on(sql<SqlBool>`s.key = 'roster:' || m.conference_code`),
    )
    .where("m.method", "=", "REQUEST")
    .where("m.ends_at", ">", wallNow())
    // A roster requested before the invitation can't contain the person.
    .where(
      sql<SqlBool>`(c.deleted_at is not null or (not ${hasAccess()}
        and coalesce(s.synced_order, 0) > coalesce(i.ended_order, 0)))`,
    )
    .execute();
  await queue("canceled", rows);
}

type Found = Pick<OutgoingMailTable, "project_id" | "conference_code" | "email" | "locale"> & {
  key: string;
};

/** Returns a query of each person's current calendar message, if none is in the queue and the key is new. */
function latest(key: RawBuilder<string>) {
  return db()
    .selectFrom("outgoing_mail as m")
    .innerJoin("projects as pr", "pr.id", "m.project_id")
    .innerJoin("conferences as c", (join) =>
      join.onRef("c.project_id", "=", "m.project_id").onRef("c.code", "=", "m.conference_code"),
    )
    .select(["m.project_id", "m.conference_code", "m.email", "m.locale", key.as("key")])
    .where("m.latest", "=", 1)
    .where("pr.mail", "=", 1)
    .where("pr.closed_at", "is", null)
    .where(sql<SqlBool>`not exists (select 1 from outgoing_mail as o where o.key = ${key})`)
    .where(
      sql<SqlBool>`not exists (select 1 from outgoing_mail as o
        where o.project_id = m.project_id and o.conference_code = m.conference_code
          and o.email_key = m.email_key and o.state in ('queued', 'sending')
          and o.kind in ('invitation', 'time-changed', 'canceled'))`,
    )
    .limit(BATCH);
}

function hasAccess(): RawBuilder<SqlBool> {
  return sql<SqlBool>`exists (select 1 from participants as p
    where p.project_id = m.project_id and p.conference_code = m.conference_code
      and p.email_key = m.email_key and p.revoked = 0 and p.gone_at is null)`;
}

async function queue(kind: OutgoingMailTable["kind"], rows: readonly Found[]): Promise<void> {
  if (rows.length === 0) return;
  await withTransaction((tx) =>
    queueMail(
      tx,
      rows.map((row) => ({ ...row, kind })),
    ),
  );
}
