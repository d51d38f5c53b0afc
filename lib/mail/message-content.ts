import { createTranslator } from "use-intl/core";
import { MAX_NAME, MAX_TITLE, oneLine, paragraphsOf, timeTexts } from "@/lib/mail-templates/texts";
import type { MailTexts } from "@/lib/mail-templates/types";
import type { env } from "@/lib/platform/env";
import type { Locale } from "@/lib/platform/i18n/locales";
import { mailMessages } from "@/lib/platform/i18n/mail-messages";
import { fillTemplate } from "@/lib/templates/fill";
import type { Layout } from "./render";

export type Sender = Pick<NonNullable<ReturnType<typeof env>["mail"]>, "from">;

/** The data of a message. */
type Content = {
  locale: Locale;
  email: string;
  name: string;
  moderator: boolean;
  title: string;
  span: { startsAt: number; endsAt: number } | null;
  hasDuration: boolean;
  timeZone: string;
  link: string | null;
  /** The URL that stops reminders; null in messages about access. */
  stop: string | null;
};

/** Returns the name of the sender. */
export const nameOf = ({ from }: Sender) => from.name || from.address;

/** Returns the content of a message. Texts may have placeholders; names and titles are one line each. */
export function layoutFor(content: Content, texts: MailTexts, sender: Sender): Layout {
  const { locale, email, span, link, stop } = content;
  const t = createTranslator({ locale, messages: mailMessages[locale], namespace: "mailMessages" });
  const title = oneLine(content.title, MAX_TITLE);
  const name = oneLine(content.name, MAX_NAME) || email;
  const when = span && timeTexts({ ...content, span }, locale);
  const values = { name, title, time: when?.time ?? "", sender: nameOf(sender) };
  return {
    locale,
    subject: fillTemplate(texts.subject, values),
    paragraphs: paragraphsOf(fillTemplate(texts.text, values)),
    title,
    facts: [
      ...(when ? [{ name: t("when"), value: when.time, note: when.zone }] : []),
      ...(link === null
        ? []
        : [
            {
              name: t("as"),
              value: name,
              note: t(`roles.${content.moderator ? "moderator" : "participant"}`),
            },
          ]),
    ],
    button:
      link === null ? null : { label: t("join"), hint: t("link"), url: link, keep: t("keep") },
    footer: t("footer", { sender: nameOf(sender) }),
    stop: stop === null ? null : { label: t("stopReminders"), url: stop },
  };
}
