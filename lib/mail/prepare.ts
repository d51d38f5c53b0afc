import type { Selectable } from "kysely";
import { readTimeOfDay } from "@/lib/db/clock";
import { db } from "@/lib/db/db";
import type { ReminderRuleTable } from "@/lib/db/schema";
import { wallNow } from "@/lib/platform/clock";
import { readMailbox } from "@/lib/platform/mailbox";
import { hasStoppedReminders } from "@/lib/reminder-opt-outs/store";
import { reminderLimit, reminderDueAt } from "@/lib/reminders/due-time";
import type { CalendarPart, ClaimedMail } from "./claim";
import { type MailSubject, readLink, readSubject } from "./subject";
import type { CancelReason, MailTextKind } from "./types";

/** Maximum wait for the roster to contain the participant (ms). */
const MAX_ROSTER_WAIT_MS = 10 * 60_000;
/** Poll interval (ms). */
const POLL_MS = 3_000;

/** A message with its current content. */
export type Prepared = {
  textKind: MailTextKind;
  subject: MailSubject;
  link: string | null;
  part: CalendarPart;
};

/** The next step for a claimed message. */
type Preparation =
  | ({ next: "send" } & Prepared)
  | { next: "cancel"; reason: CancelReason }
  | { next: "wait"; delay: number };

const cancel = (reason: CancelReason): Preparation => ({ next: "cancel", reason });

/** Checks in the mirror that a message is still current, and returns its content. */
export async function prepareMail(row: ClaimedMail): Promise<Preparation> {
  const suppressed = await db()
    .selectFrom("mail_suppressions")
    .select("email_key")
    .where("email_key", "=", row.email_key)
    .executeTakeFirst();
  if (suppressed) return cancel("suppressed");
  if (readMailbox(row.email)?.address !== row.email) return cancel("invalid-address");
  const subject = await readSubject(row);
  if (!subject) return cancel("deleted");
  return row.kind === "canceled" ? prepareCancel(row, subject) : prepareOther(row, subject);
}

async function prepareOther(row: ClaimedMail, subject: MailSubject): Promise<Preparation> {
  const { span } = subject;
  if (subject.deleted) return cancel("deleted");
  if (subject.hasAccess === false) return cancel("no-access");
  const isLate = wallNow() - row.created_at > MAX_ROSTER_WAIT_MS;
  // A personal link needs a participant code, which only the roster has.
  if (subject.hasAccess === null && (subject.personalLinks || row.kind !== "invitation") && !isLate)
    return { next: "wait", delay: POLL_MS };
  if (subject.revoking && !subject.deleted) return { next: "wait", delay: POLL_MS };
  if (row.kind === "time-changed") return prepareTimeChange(row, subject);
  const rule = row.kind === "reminder" ? await readRule(row) : null;
  if (row.kind === "reminder") {
    const refusal = await whyNotReminded(rule, span);
    if (refusal) return cancel(refusal);
    if (await hasStoppedReminders(row)) return cancel("stopped");
  }
  const link = await readLink(row, subject);
  if (link === null && (row.kind === "invitation" || row.kind === "lost-link"))
    return cancel("no-link");
  const part = row.kind === "invitation" ? await requestFor(row, subject) : { ...NO_PART };
  const textKind = rule?.moment === "after" ? "after" : row.kind;
  return { next: "send", textKind, subject, link: textKind === "after" ? null : link, part };
}

/** Prepares a new time, or the cancellation of the sent event if the conference has no time. */
async function prepareTimeChange(row: ClaimedMail, subject: MailSubject): Promise<Preparation> {
  const { span } = subject;
  const last = await readLastSent(row);
  const hasEvent = last?.method === "REQUEST";
  if (span === null && !hasEvent) return cancel("no-time");
  if (span && hasEvent && last.starts_at === span.startsAt && last.ends_at === span.endsAt)
    return cancel("outdated");
  const link = await readLink(row, subject);
  if (span === null && hasEvent) {
    if ((last.ends_at ?? 0) <= wallNow()) return cancel("no-time");
    const part = await cancelOf(row, subject, last);
    return { next: "send", textKind: "time-removed", subject, link, part };
  }
  const part = await requestFor(row, subject);
  return { next: "send", textKind: "time-changed", subject, link, part };
}

/** Returns the calendar event of a message if it is in the future. */
async function requestFor(row: ClaimedMail, subject: MailSubject): Promise<CalendarPart> {
  const { span } = subject;
  if (!span || span.endsAt <= wallNow()) return { ...NO_PART };
  const sequence = await nextSequence(row, subject);
  return { method: "REQUEST", sequence, starts_at: span.startsAt, ends_at: span.endsAt };
}

const NO_PART = { method: null, sequence: null, starts_at: null, ends_at: null } as const;

/** Prepares a cancellation of a request that was sent or may have been sent. */
async function prepareCancel(row: ClaimedMail, subject: MailSubject): Promise<Preparation> {
  const last = await readLastSent(row);
  if (last?.method !== "REQUEST") return cancel("never-sent");
  if (!subject.deleted && subject.hasAccess !== false) return cancel("outdated");
  const part = await cancelOf(row, subject, last);
  return { next: "send", textKind: "canceled", subject, link: null, part };
}

type LastSent = Pick<ClaimedMail, "method" | "starts_at" | "ends_at">;

async function cancelOf(
  row: ClaimedMail,
  subject: MailSubject,
  { starts_at, ends_at }: LastSent,
): Promise<CalendarPart> {
  return { method: "CANCEL", sequence: await nextSequence(row, subject), starts_at, ends_at };
}

/**
 * Returns the current calendar message of the person. `queue-due-messages.ts` compares times with the same
 * row.
 */
function readLastSent(row: ClaimedMail): Promise<LastSent | undefined> {
  return toPerson(row)
    .select(["method", "starts_at", "ends_at"])
    .where("latest", "=", 1)
    .executeTakeFirst();
}

/**
 * Returns the next SEQUENCE: it grows with each message (RFC 5546), and is at least that of the calendar
 * file.
 */
async function nextSequence(row: ClaimedMail, { version }: MailSubject): Promise<number> {
  const { last } = await toPerson(row)
    .select((eb) => eb.fn.max("sequence").as("last"))
    .where("state", "in", ["accepted", "unknown"])
    .executeTakeFirstOrThrow();
  return Math.max(version - 1, last === null ? 0 : Number(last) + 1);
}

function toPerson({ project_id, conference_code, email_key }: ClaimedMail) {
  return db()
    .selectFrom("outgoing_mail")
    .where("project_id", "=", project_id)
    .where("conference_code", "=", conference_code)
    .where("email_key", "=", email_key);
}

type Rule = Pick<ReminderRuleTable, "moment" | "minutes" | "paused">;

async function readRule({ rule_id }: ClaimedMail) {
  const rule = await db()
    .selectFrom("reminder_rules")
    .select(["moment", "minutes", "paused"])
    .where("id", "=", rule_id ?? "")
    .executeTakeFirst();
  return rule ?? null;
}

/** Returns the reason not to send a reminder: its rule was paused or deleted, or the time is not right. */
async function whyNotReminded(
  rule: Selectable<Rule> | null,
  span: MailSubject["span"],
): Promise<CancelReason | null> {
  if (!rule || rule.paused === 1) return "outdated";
  if (!span) return "no-time";
  const now = await readTimeOfDay();
  if (now < reminderDueAt(rule, span)) return "outdated";
  return now < reminderLimit(rule, span) ? null : "over";
}
