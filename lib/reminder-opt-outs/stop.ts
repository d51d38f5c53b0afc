import { record } from "@/lib/audit/record";
import { db } from "@/lib/db/db";
import { withTransaction } from "@/lib/db/transaction";
import { hashToken } from "@/lib/platform/crypto";
import { wallNow } from "@/lib/platform/clock";

/** The person and the conference of a stop link. */
export type ReminderOptOut = NonNullable<Awaited<ReturnType<typeof findOptOut>>>;

/** Returns the person and the conference of a token; null if it is unknown. */
export async function findOptOut(token: string) {
  const row = await db()
    .selectFrom("reminder_opt_outs as o")
    .innerJoin("conferences as c", (join) =>
      join.onRef("c.project_id", "=", "o.project_id").onRef("c.code", "=", "o.conference_code"),
    )
    .select(["o.token_hash", "o.project_id", "o.conference_code", "o.email", "o.email_key"])
    .select(["o.stopped_at", "c.title"])
    .where("o.token_hash", "=", hashToken(token))
    .executeTakeFirst();
  return row ?? null;
}

/** Stops the reminders of a conference for the person of a token, with one activity entry. Idempotent. */
export async function stopReminders(optOut: ReminderOptOut): Promise<void> {
  const { token_hash, project_id, conference_code, email, email_key } = optOut;
  await withTransaction(async (tx) => {
    const stopped = await tx
      .updateTable("reminder_opt_outs")
      .set({ stopped_at: wallNow() })
      .where("token_hash", "=", token_hash)
      .where("stopped_at", "is", null)
      .executeTakeFirst();
    if (Number(stopped.numUpdatedRows) === 0) return;
    const person = await tx
      .selectFrom("participants")
      .select("code")
      .where("project_id", "=", project_id)
      .where("conference_code", "=", conference_code)
      .where("email_key", "=", email_key)
      .orderBy("revoked")
      .orderBy("first_seen_order", "desc")
      .executeTakeFirst();
    await record(tx, {
      staff: null,
      projectId: project_id,
      action: "mail.stop",
      outcome: "done",
      subject: email,
      conferenceCode: conference_code,
      ...(person && { participantCode: person.code }),
    });
  });
}
