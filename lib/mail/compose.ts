import MailComposer from "nodemailer/lib/mail-composer";
import { encodeWord } from "nodemailer/lib/mime-funcs";
import { createTranslator } from "use-intl/core";
import { calendarText } from "@/lib/conferences/calendar";
import { readMailTexts } from "@/lib/mail-templates/read";
import { MAX_NAME, MAX_TITLE, oneLine, paragraphsOf } from "@/lib/mail-templates/texts";
import { isLocale, type Locale, LOCALES } from "@/lib/platform/i18n/locales";
import { mailMessages } from "@/lib/platform/i18n/mail-messages";
import { domainOf } from "@/lib/platform/mailbox";
import { stopLink } from "@/lib/reminder-opt-outs/store";
import type { ClaimedMail } from "./claim";
import { layoutFor, nameOf, type Sender } from "./message-content";
import { htmlOf, type Layout, textOf } from "./render";
import type { Prepared } from "./prepare";
import type { Message } from "./transport";

const localeOf = ({ locale }: Pick<ClaimedMail, "locale">): Locale =>
  isLocale(locale) ? locale : LOCALES[0];

/** Returns the bytes of a message. Titles and names are inserted as text, never as markup or headers. */
export async function composeMail(
  row: ClaimedMail,
  prepared: Prepared,
  sender: Sender,
): Promise<Message> {
  const { part, subject, link, textKind } = prepared;
  if (textKind === "test") return composeTest(row, sender);
  const { method, sequence, starts_at: startsAt, ends_at: endsAt } = part;
  const locale = localeOf(row);
  const { project_id: projectId, conference_code: conferenceCode } = row;
  const texts = await readMailTexts({ projectId, conferenceCode, kind: textKind, locale });
  const content = {
    ...subject,
    locale,
    email: row.email,
    link,
    // A cancellation has the time of the canceled event.
    span: startsAt !== null && endsAt !== null ? { startsAt, endsAt } : subject.span,
    stop: row.kind === "reminder" ? await stopLink(row) : null,
  };
  const layout = layoutFor(content, texts, sender);
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

/** Returns the bytes of a test message. */
export function composeTest(row: ClaimedMail, sender: Sender): Promise<Message> {
  const locale = localeOf(row);
  const t = createTranslator({ locale, messages: mailMessages[locale], namespace: "mailMessages" });
  const layout: Layout = {
    locale,
    subject: t("test.subject"),
    paragraphs: paragraphsOf(t("test.text")),
    title: "",
    facts: [],
    button: null,
    footer: nameOf(sender),
    stop: null,
  };
  return build(row, layout, sender, null);
}

/** Encodes a subject, so that a text like an encoded word (RFC 2047) is not decoded. */
function subjectHeader(subject: string): string {
  const line = oneLine(subject, MAX_TITLE + 50);
  return line.includes("=?") ? encodeWord(line, "Q", 52) : line;
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
    subject: subjectHeader(layout.subject),
    messageId: `<${row.id}@${domainOf(from.address)}>`,
    headers: {
      "Auto-Submitted": "auto-generated",
      "X-Auto-Response-Suppress": "All",
      // One-click unsubscribe (RFC 8058).
      ...(layout.stop && {
        "List-Unsubscribe": `<${layout.stop.url}>`,
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
      }),
    },
    text: textOf(layout),
    html: htmlOf(layout),
    ...(icalEvent && { icalEvent: { ...icalEvent, filename: "invite.ics" } }),
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  const bytes = await composer.compile().build();
  return { from: from.address, to: row.email, bytes };
}
