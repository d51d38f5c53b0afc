import { db } from "@/lib/db/db";
import { iso } from "./iso";

/** Returns the sent and queued emails, and whether the email server refused the address. */
export async function readEmails(projectIds: string[], key: string) {
  const rows = await db()
    .selectFrom("outgoing_mail")
    .select(["conference_code", "kind", "state", "response", "created_at", "ended_at"])
    .where("email_key", "=", key)
    .where("project_id", "in", projectIds)
    .orderBy("seq")
    .execute();
  const refused = await db()
    .selectFrom("mail_suppressions")
    .select(["response", "created_at"])
    .where("email_key", "=", key)
    .execute();
  const none = { conference_code: "", kind: "", state: "refused", ended_at: null };
  return [...rows, ...refused.map((row) => ({ ...none, ...row }))].map((row) => ({
    conferenceCode: row.conference_code,
    kind: row.kind,
    state: row.state,
    response: row.response,
    createdAt: iso(row.created_at),
    endedAt: iso(row.ended_at),
  }));
}

/** Returns the conferences whose reminders had a link to stop them, and when the person used it. */
export async function readReminderOptOuts(projectIds: string[], key: string) {
  const rows = await db()
    .selectFrom("reminder_opt_outs")
    .select(["conference_code", "email", "created_at", "stopped_at"])
    .where("email_key", "=", key)
    .where("project_id", "in", projectIds)
    .orderBy("created_at")
    .execute();
  return rows.map(({ conference_code, email, created_at, stopped_at }) => ({
    conferenceCode: conference_code,
    email,
    createdAt: iso(created_at),
    stoppedAt: iso(stopped_at),
  }));
}

/** Returns the requests for a lost link that wait to be handled. */
export async function readLostLinkRequests(projectIds: string[], key: string) {
  const rows = await db()
    .selectFrom("lost_link_requests")
    .select(["conference_code", "email", "created_at"])
    .where("email_key", "=", key)
    .where("project_id", "in", projectIds)
    .orderBy("created_at")
    .execute();
  return rows.map(({ conference_code, email, created_at }) => ({
    conferenceCode: conference_code,
    email,
    createdAt: iso(created_at),
  }));
}
