import { createTranslator } from "use-intl/core";
import { timeSpan } from "@/lib/conferences/time-fields";
import type { Conference } from "@/lib/conferences/types";
import { wallNow } from "@/lib/platform/clock";
import { type Locale, LOCALES } from "@/lib/platform/i18n/locales";
import { mailMessages } from "@/lib/platform/i18n/mail-messages";
import { timeTexts } from "./texts";
import type { MailValues } from "./types";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

type Shown = Pick<Conference, "title" | "startsAt" | "timeZone" | "duration"> | null;

/** Returns the conference of a preview: the given one, or an example. */
export function exampleOf(conference: Shown, locale: Locale) {
  const t = createTranslator({ locale, messages: mailMessages[locale], namespace: "mailMessages" });
  // The same time every day, so that previews do not change.
  const startsAt = Math.ceil(wallNow() / DAY) * DAY + 10 * HOUR;
  const span = conference ? timeSpan(conference) : null;
  return {
    name: t("example.name"),
    email: "anna@example.com",
    title: conference?.title ?? t("example.title"),
    span: conference ? span : { startsAt, endsAt: startsAt + HOUR },
    hasDuration: conference ? conference.duration !== null : true,
    timeZone: conference?.timeZone ?? "UTC",
  };
}

/** Returns the placeholder values of a preview in each language. */
export function exampleValues(conference: Shown, sender: string): Record<Locale, MailValues> {
  const valuesIn = (locale: Locale): MailValues => {
    const { name, title, span, ...rest } = exampleOf(conference, locale);
    return { name, title, sender, time: span ? timeTexts({ span, ...rest }, locale).time : "" };
  };
  const [en, ru] = LOCALES;
  return { [en]: valuesIn(en), [ru]: valuesIn(ru) };
}
