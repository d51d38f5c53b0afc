import { db } from "@/lib/db/db";
import type { ReminderRuleTable } from "@/lib/db/schema";
import { wallNow } from "@/lib/platform/clock";
import { readMailbox } from "@/lib/platform/mailbox";
import { hasStoppedReminders } from "@/lib/reminder-opt-outs/store";
import type { CalendarPart, ClaimedMail } from "./claim";
import { reminderLimit } from "./reminder-moment";
import { type MailSubject, readLink, readSubject } from "./subject";
import type { CancelReason, MailWords } from "./types";

/** How long a message waits for the roster to show its participant, at most (ms). */
const PATIENCE = 10 * 60_000;
/** Between two looks (ms). */
const LOOK_AGAIN = 3_000;

/** A message as it is sent now. */
export type Prepared = {
  words: MailWords;
  subject: MailSubject;
  link: string | null;
  part: CalendarPart;
};

/** What to do with a claimed message. */
type Preparation =
  | ({ next: "send" } & Prepared)
  | { next: "cancel"; reason: CancelReason }
  | { next: "wait"; delay: number };

const cancel = (reason: CancelReason): Preparation => ({ next: "cancel", reason });

/** Decides by the mirror whether a message is still true, and returns what it says. */
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
  const isLate = wallNow() - row.created_at > PATIENCE;
  // A personal link belongs to a participant, whom only the roster names.
  if (subject.hasAccess === null && (subject.personalLinks || row.kind !== "invitation") && !isLate)
    return { next: "wait", delay: LOOK_AGAIN };
  if (subject.revoking && !subject.deleted) return { next: "wait", delay: LOOK_AGAIN };
  if (row.kind === "time-changed") {
    if (!span) return cancel("no-time");
    const last = await lastPart(row);
    if (last?.starts_at === span.startsAt && last.ends_at === span.endsAt)
      return cancel("outdated");
  }
  const rule = row.kind === "reminder" ? await readRule(row) : null;
  if (row.kind === "reminder" && isReminderLate(rule, span)) return cancel("over");
  if (row.kind === "reminder" && (await hasStoppedReminders(row))) return cancel("stopped");
  const link = await readLink(row, subject);
  if (link === null && (row.kind === "invitation" || row.kind === "lost-link"))
    return cancel("no-link");
  const withCalendar = row.kind === "invitation" || row.kind === "time-changed";
  const part: CalendarPart =
    withCalendar && span && span.endsAt > wallNow()
      ? {
          method: "REQUEST",
          sequence: await nextSequence(row, subject),
          starts_at: span.startsAt,
          ends_at: span.endsAt,
        }
      : { ...NO_PART };
  const words = rule?.moment === "after" ? "after" : row.kind;
  return { next: "send", words, subject, link: words === "after" ? null : link, part };
}

const NO_PART = { method: null, sequence: null, starts_at: null, ends_at: null } as const;

/** A cancellation follows a request that was sent, or that may have been. */
async function prepareCancel(row: ClaimedMail, subject: MailSubject): Promise<Preparation> {
  const last = await lastPart(row);
  if (last?.method !== "REQUEST") return cancel("never-sent");
  if (!subject.deleted && subject.hasAccess !== false) return cancel("no-access");
  const { starts_at, ends_at } = last;
  const sequence = await nextSequence(row, subject);
  const part: CalendarPart = { method: "CANCEL", sequence, starts_at, ends_at };
  return { next: "send", words: "canceled", subject, link: null, part };
}

/** Returns the newest calendar part that this person was sent, or may have been. */
function lastPart(row: ClaimedMail) {
  return db()
    .selectFrom("outgoing_mail")
    .select(["method", "sequence", "starts_at", "ends_at"])
    .where("project_id", "=", row.project_id)
    .where("conference_code", "=", row.conference_code)
    .where("email_key", "=", row.email_key)
    .where("id", "<", row.id)
    .where("state", "in", ["accepted", "unknown"])
    .where("method", "is not", null)
    .orderBy("id", "desc")
    .executeTakeFirst();
}

/** SEQUENCE grows with each message (RFC 5546), and is at least that of the calendar file. */
async function nextSequence(row: ClaimedMail, { version }: MailSubject): Promise<number> {
  const { sequence } = (await lastPart(row)) ?? { sequence: null };
  return Math.max(version - 1, sequence === null ? 0 : sequence + 1);
}

type Rule = Pick<ReminderRuleTable, "moment" | "minutes"> & { paused: number };

async function readRule({ rule_id }: ClaimedMail): Promise<Rule | null> {
  const rule = await db()
    .selectFrom("reminder_rules")
    .select(["moment", "minutes", "paused"])
    .where("id", "=", rule_id ?? "")
    .executeTakeFirst();
  return rule ?? null;
}

/** A paused or deleted rule sends nothing more. */
function isReminderLate(rule: Rule | null, span: MailSubject["span"]): boolean {
  return !rule || rule.paused === 1 || !span || wallNow() >= reminderLimit(rule, span);
}
