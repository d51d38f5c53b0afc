import type { ReminderRuleTable } from "@/lib/db/schema";

const MINUTE = 60_000;

/** Returns when the reminders of a rule are due (ms since 1970). */
export function reminderDueAt(
  { moment, minutes }: Pick<ReminderRuleTable, "moment" | "minutes">,
  { startsAt, endsAt }: { startsAt: number; endsAt: number },
): number {
  return moment === "before" ? startsAt - minutes * MINUTE : endsAt + minutes * MINUTE;
}

/** Returns the time after which a reminder is not sent anymore: the start, or a day after it was due. */
export function reminderLimit(
  rule: Pick<ReminderRuleTable, "moment" | "minutes">,
  span: { startsAt: number; endsAt: number },
): number {
  return rule.moment === "before" ? span.startsAt : reminderDueAt(rule, span) + A_DAY;
}

const A_DAY = 24 * 60 * MINUTE;

/**
 * Returns true if reminders of a rule are sent at this time. A rule created after its due time sends nothing.
 */
export function isDue(
  rule: Pick<ReminderRuleTable, "moment" | "minutes" | "created_at">,
  span: { startsAt: number; endsAt: number },
  now: number,
): boolean {
  const moment = reminderDueAt(rule, span);
  return rule.created_at <= moment && moment <= now && now < reminderLimit(rule, span);
}
