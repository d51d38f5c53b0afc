import { timeSpan } from "@/lib/conferences/time-fields";
import { db } from "@/lib/db/db";
import type { ReminderRuleTable } from "@/lib/db/schema";
import { queueMail } from "@/lib/mail-queue/enqueue";
import { readTimeOfDay } from "@/lib/db/clock";
import { withTransaction } from "@/lib/db/transaction";
import { addressees } from "./addressees";
import { isDue, reminderDueAt } from "./due-time";

/** Maximum number of messages per run and rule. */
const BATCH = 500;

type Due = Pick<ReminderRuleTable, "id" | "project_id" | "conference_code" | "audience"> & {
  locale: string;
  /** The due time (ms since 1970). */
  moment: number;
};

/**
 * Queues the due reminders. A rule and a person have one permanent key, so each reminder is sent once,
 * independent of clocks and of changes to the conference time.
 */
export async function queueReminders(): Promise<void> {
  for (const rule of await dueRules()) {
    const people = await addressees(rule, rule.moment)
      .select("p.email_key")
      .select((eb) => eb.fn.min("p.email").as("email"))
      .groupBy("p.email_key")
      .limit(BATCH)
      .execute();
    if (people.length === 0) continue;
    const { project_id, conference_code, locale } = rule;
    await withTransaction((tx) =>
      queueMail(
        tx,
        people.map(({ email, email_key }) => ({
          kind: "reminder" as const,
          key: `reminder:${rule.id}:${email_key}`,
          rule_id: rule.id,
          project_id,
          conference_code,
          email,
          locale,
        })),
      ),
    );
  }
}

async function dueRules(): Promise<Due[]> {
  const rules = await db()
    .selectFrom("reminder_rules as r")
    .innerJoin("projects as pr", "pr.id", "r.project_id")
    .innerJoin("conferences as c", (join) =>
      join.onRef("c.project_id", "=", "r.project_id").onRef("c.code", "=", "r.conference_code"),
    )
    .select(["r.id", "r.project_id", "r.conference_code", "r.moment", "r.minutes", "r.audience"])
    .select(["r.created_at", "pr.mail_locale as locale"])
    .select(["c.starts_at as startsAt", "c.time_zone as timeZone", "c.duration"])
    .where("r.paused", "=", 0)
    .where("pr.mail", "=", 1)
    .where("pr.closed_at", "is", null)
    .where("c.deleted_at", "is", null)
    .where("c.starts_at", "is not", null)
    .execute();
  const now = await readTimeOfDay();
  return rules.flatMap((rule) => {
    const span = timeSpan(rule);
    return span && isDue(rule, span, now) ? [{ ...rule, moment: reminderDueAt(rule, span) }] : [];
  });
}
