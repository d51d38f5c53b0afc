import { sql, type SqlBool } from "kysely";
import { timeSpan } from "@/lib/conferences/time-fields";
import { db } from "@/lib/db/db";
import type { ReminderRuleTable } from "@/lib/db/schema";
import { queueMail } from "@/lib/outbox/queue";
import { wallNow } from "@/lib/platform/clock";
import { reminderLimit, reminderMoment } from "./reminder-moment";

/** Reminders queued by one run for each rule. */
const BATCH = 500;

type Due = Pick<ReminderRuleTable, "id" | "project_id" | "conference_code" | "audience"> & {
  locale: string;
  /** When it became due. */
  moment: number;
};

/**
 * Queues the reminders that are due. A rule and a person have one key for good, so a reminder is sent once,
 * whatever clocks do and however often the conference moves.
 */
export async function planReminders(): Promise<void> {
  for (const rule of await dueRules()) {
    const people = await addressees(rule);
    const { project_id, conference_code, locale } = rule;
    await queueMail(
      db(),
      people.map(({ email, email_key }) => ({
        kind: "reminder" as const,
        key: `reminder:${rule.id}:${email_key}`,
        rule_id: rule.id,
        project_id,
        conference_code,
        email,
        locale,
      })),
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
  const now = wallNow();
  return rules.flatMap((rule) => {
    const span = timeSpan(rule);
    if (!span) return [];
    const moment = reminderMoment(rule, span);
    // A rule that came too late for its moment stays quiet.
    const due = moment <= now && now < reminderLimit(rule, span) && moment >= rule.created_at;
    return due ? [{ ...rule, moment }] : [];
  });
}

/** Selects the rule's participants. Those invited after the moment have just received a message. */
function addressees(rule: Due) {
  let people = db()
    .selectFrom("participants as p")
    .select(["p.email_key"])
    .select((eb) => eb.fn.min("p.email").as("email"))
    .where("p.project_id", "=", rule.project_id)
    .where("p.conference_code", "=", rule.conference_code)
    .where("p.revoked", "=", 0)
    .where("p.revocation_id", "is", null)
    .where("p.gone_at", "is", null)
    .where("p.first_seen_at", "<=", rule.moment)
    .where(
      sql<SqlBool>`not exists (select 1 from outgoing_mail as m
        where m.key = 'reminder:' || ${rule.id} || ':' || p.email_key)`,
    );
  if (rule.audience === "moderators") people = people.where("p.moderator", "=", 1);
  if (rule.audience === "unopened")
    people = people.where(
      sql<SqlBool>`not exists (select 1 from personal_links as k
        where k.project_id = p.project_id and k.participant_code = p.code
          and k.opened_at is not null)`,
    );
  return people.groupBy("p.email_key").limit(BATCH).execute();
}
