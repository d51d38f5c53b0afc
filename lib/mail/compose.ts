import MailComposer from "nodemailer/lib/mail-composer";
import { createTranslator } from "use-intl/core";
import { calendarText } from "@/lib/conferences/calendar-event";
import { nameOfZone } from "@/lib/guest-pages/time-zones";
import type { env } from "@/lib/platform/env";
import { isLocale, type Locale, LOCALES } from "@/lib/platform/i18n/locales";
import { mailMessages } from "@/lib/platform/i18n/mail-messages";
import { domainOf } from "@/lib/platform/mailbox";
import type { ClaimedMail } from "./claim";
import { htmlOf, type Layout, textOf } from "./layout";
import type { Prepared } from "./prepare";
import type { Message } from "./transport";

type Sender = NonNullable<ReturnType<typeof env>["mail"]>;

/** Longer titles make subjects that mail programs cut anyway. */
const MAX_TITLE = 200;
const MAX_NAME = 100;

/** Returns a text for one line: without line breaks and other control characters, and not too long. */
export function oneLine(text: string, most: number): string {
  const line = text.replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, " ").trim();
  return line.length > most ? `${line.slice(0, most - 1)}…` : line;
}

const localeOf = ({ locale }: Pick<ClaimedMail, "locale">): Locale =>
  isLocale(locale) ? locale : LOCALES[0];

/** Returns the bytes of a message. Titles and names are texts in it, never markup or headers. */
export async function composeMail(
  row: ClaimedMail,
  prepared: Prepared,
  sender: Sender,
): Promise<Message> {
  const layout = layoutOf(row, prepared, sender);
  const { part, subject, link } = prepared;
  const { method, sequence, starts_at: startsAt, ends_at: endsAt } = part;
  const calendar =
    method && sequence !== null && startsAt !== null && endsAt !== null
      ? calendarText({
          code: row.conference_code,
          title: oneLine(subject.title, MAX_TITLE),
          description: subject.description,
          version: subject.version,
          span: { startsAt, endsAt },
          link,
          message: {
            method,
            sequence,
            organizer: { name: sender.from.name, email: sender.from.address },
            attendee: { name: oneLine(subject.name, MAX_NAME), email: row.email },
          },
        })
      : null;
  return build(row, layout, sender, method && calendar ? { method, content: calendar } : null);
}

/** Returns the bytes of the message by which an administrator tests mail. */
export function composeTest(row: ClaimedMail, sender: Sender): Promise<Message> {
  const locale = localeOf(row);
  const t = createTranslator({ locale, messages: mailMessages[locale], namespace: "mailMessages" });
  const layout = {
    locale,
    subject: t("kinds.test.subject"),
    greeting: t("greetingPlain"),
    heading: t("kinds.test.heading"),
    text: t("kinds.test.text"),
    title: "",
    facts: [],
    button: null,
    footer: nameOf(sender),
  };
  return build(row, layout, sender, null);
}

const nameOf = ({ from }: Sender) => from.name || from.address;

function layoutOf(
  row: ClaimedMail,
  { words, subject, link, part }: Prepared,
  sender: Sender,
): Layout {
  const locale = localeOf(row);
  const t = createTranslator({ locale, messages: mailMessages[locale], namespace: "mailMessages" });
  const title = oneLine(subject.title, MAX_TITLE);
  const name = oneLine(subject.name, MAX_NAME);
  // A cancellation is about the time in the calendar.
  const span =
    part.starts_at !== null && part.ends_at !== null
      ? { startsAt: part.starts_at, endsAt: part.ends_at }
      : subject.span;
  return {
    locale,
    subject: t(`kinds.${words}.subject`, { title }),
    greeting: name ? t("greeting", { name }) : t("greetingPlain"),
    heading: t(`kinds.${words}.heading`),
    text: t(`kinds.${words}.text`),
    title,
    facts: [
      ...(span ? [when(span, subject, locale)] : []),
      ...(link === null
        ? []
        : [
            {
              name: t("as"),
              value: name || row.email,
              note: t(`roles.${subject.moderator ? "moderator" : "participant"}`),
            },
          ]),
    ],
    button:
      link === null ? null : { label: t("join"), hint: t("link"), url: link, keep: t("keep") },
    footer: t("footer", { sender: nameOf(sender) }),
  };
}

/** The time in the conference's own zone: nobody knows the reader's. */
function when(
  { startsAt, endsAt }: { startsAt: number; endsAt: number },
  { timeZone, hasDuration }: Prepared["subject"],
  locale: Locale,
): Layout["facts"][number] {
  const t = createTranslator({ locale, messages: mailMessages[locale], namespace: "mailMessages" });
  const format = new Intl.DateTimeFormat(locale, {
    dateStyle: "full",
    timeStyle: "short",
    timeZone,
  });
  const offset = new Intl.DateTimeFormat(locale, { timeZone, timeZoneName: "shortOffset" })
    .formatToParts(startsAt)
    .find(({ type }) => type === "timeZoneName");
  return {
    name: t("when"),
    value: hasDuration ? format.formatRange(startsAt, endsAt) : format.format(startsAt),
    note: t("zone", { city: nameOfZone(timeZone, locale), offset: offset?.value ?? "" }),
  };
}

async function build(
  row: ClaimedMail,
  layout: Layout,
  { from }: Sender,
  icalEvent: { method: string; content: string } | null,
): Promise<Message> {
  const composer = new MailComposer({
    from,
    to: { name: "", address: row.email },
    subject: oneLine(layout.subject, MAX_TITLE + 50),
    messageId: `<${row.id}@${domainOf(from.address)}>`,
    headers: { "Auto-Submitted": "auto-generated", "X-Auto-Response-Suppress": "All" },
    text: textOf(layout),
    html: htmlOf(layout),
    ...(icalEvent && { icalEvent: { ...icalEvent, filename: "invite.ics" } }),
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  const bytes = await composer.compile().build();
  return { from: from.address, to: row.email, bytes };
}
