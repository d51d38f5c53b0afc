import { type RawBuilder, sql, type SqlBool } from "kysely";
import { db } from "@/lib/db/db";
import type { ReminderRuleTable } from "@/lib/db/schema";

type Rule = Pick<ReminderRuleTable, "id" | "project_id" | "conference_code" | "audience">;

/**
 * Returns a query of the participants that a rule still reminds. They have access, are in its audience, were
 * on the roster at `moment` (ms since 1970), and have not stopped reminders. People who were invited later
 * have just received a message.
 */
export function addressees(rule: Rule, moment: number) {
  return candidates(rule, moment).where(sql<SqlBool>`not ${hasStopped()}`);
}

/** Returns a query of the people who would be reminded but stopped the reminders of the conference. */
export function stoppedAddressees(rule: Rule, moment: number) {
  return candidates(rule, moment).where(hasStopped());
}

function hasStopped(): RawBuilder<SqlBool> {
  return sql<SqlBool>`exists (select 1 from reminder_opt_outs as o
    where o.project_id = p.project_id and o.conference_code = p.conference_code
      and o.email_key = p.email_key and o.stopped_at is not null)`;
}

function candidates(rule: Rule, moment: number) {
  let people = db()
    .selectFrom("participants as p")
    .where("p.project_id", "=", rule.project_id)
    .where("p.conference_code", "=", rule.conference_code)
    .where("p.revoked", "=", 0)
    .where("p.revocation_id", "is", null)
    .where("p.gone_at", "is", null)
    .where("p.first_seen_at", "<=", moment)
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
  return people;
}
