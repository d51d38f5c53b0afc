import { findProject } from "@/lib/access/resolve-project";
import { timeSpan } from "@/lib/conferences/time-fields";
import { readTimeOfDay } from "@/lib/db/clock";
import { db } from "@/lib/db/db";
import type { ReminderRuleTable } from "@/lib/db/schema";
import type { Selectable } from "kysely";
import { addressees, stoppedAddressees } from "./addressees";
import { isDue, reminderDueAt } from "./due-time";
import type { Reminder, Reminders, ReminderState } from "./types";

/**
 * Returns the reminders of a conference in order of their due times, with the state of each. Null if Foyer
 * does not email for the project, or the conference is unknown or deleted.
 */
export async function getReminders(conferenceCode: string): Promise<Reminders | null> {
  const { project } = await findProject("manager", { conference: conferenceCode });
  if (!project?.ownMail) return null;
  const conference = await db()
    .selectFrom("conferences")
    .select(["starts_at as startsAt", "time_zone as timeZone", "duration"])
    .where("project_id", "=", project.id)
    .where("code", "=", conferenceCode)
    .where("deleted_at", "is", null)
    .executeTakeFirst();
  if (!conference) return null;
  const span = timeSpan(conference);
  const rules = await db()
    .selectFrom("reminder_rules")
    .selectAll()
    .where("project_id", "=", project.id)
    .where("conference_code", "=", conferenceCode)
    .orderBy("id")
    .execute();
  const now = await readTimeOfDay();
  const reminders = await Promise.all(rules.map((rule) => reminderOf(rule, span, now)));
  return {
    reminders: reminders.toSorted((a, b) => sortKey(a) - sortKey(b)),
    hasTime: span !== null,
    personalLinks: project.personalLinks,
  };
}

/** Sorts by due time: before the start in descending minutes, then after the end. */
const sortKey = ({ moment, minutes }: Reminder) => (moment === "before" ? -minutes : minutes + 1);

type Rule = Selectable<ReminderRuleTable>;
type Span = ReturnType<typeof timeSpan>;

async function reminderOf(rule: Rule, span: Span, now: number): Promise<Reminder> {
  const { id, moment, minutes, audience } = rule;
  const at = span && reminderDueAt(rule, span);
  const state = stateOf(rule, span, now);
  const [people, stopped, counts] = await Promise.all([
    countPeople(addressees(rule, at ?? now)),
    countPeople(stoppedAddressees(rule, at ?? now)),
    db()
      .selectFrom("outgoing_mail")
      .select("state")
      .select((eb) => eb.fn.countAll<number>().as("n"))
      .where("project_id", "=", rule.project_id)
      .where("conference_code", "=", rule.conference_code)
      .where("rule_id", "=", id)
      .groupBy("state")
      .execute(),
  ]);
  const isPast = state === "missed" || state === "over";
  const sum = (...states: (typeof counts)[number]["state"][]) =>
    counts.reduce((all, { state: one, n }) => all + (states.includes(one) ? Number(n) : 0), 0);
  return {
    id,
    moment,
    minutes,
    audience,
    state,
    at,
    isDue: span !== null && isDue(rule, span, now),
    people: isPast ? 0 : people,
    stopped: isPast ? 0 : stopped,
    sent: sum("queued", "sending", "accepted", "unknown"),
    failed: sum("rejected"),
  };
}

async function countPeople(query: ReturnType<typeof addressees>): Promise<number> {
  const { people } = await query
    .select((eb) => eb.fn.count("p.email_key").distinct().as("people"))
    .executeTakeFirstOrThrow();
  return Number(people);
}

function stateOf(rule: Rule, span: Span, now: number): ReminderState {
  if (rule.paused === 1) return "paused";
  if (!span) return "waiting";
  const moment = reminderDueAt(rule, span);
  if (now < moment) return "planned";
  if (moment < rule.created_at) return "missed";
  return isDue(rule, span, now) ? "due" : "over";
}
