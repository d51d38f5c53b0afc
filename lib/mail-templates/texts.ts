import { createTranslator } from "use-intl/core";
import { nameOfZone } from "@/lib/guest-pages/time-zones";
import type { Locale } from "@/lib/platform/i18n/locales";
import { mailMessages } from "@/lib/platform/i18n/mail-messages";

/** Email programs truncate longer subjects. */
export const MAX_TITLE = 200;
export const MAX_NAME = 100;

/** Direction marks, which can make a title look like another one. */
const DIRECTIONS = /[\u202a-\u202e\u2066-\u2069]/g;

/** Returns a text as one line: without line breaks and control characters, at most `most` characters. */
export function oneLine(text: string, most: number): string {
  const line = text
    .replace(DIRECTIONS, "")
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, " ")
    // Replaces half of a surrogate pair that was cut.
    .replace(/\p{Cs}/gu, "\ufffd")
    .trim();
  if (line.length <= most) return line;
  return `${line.slice(0, most - 1).replace(/[\ud800-\udbff]$/, "")}…`;
}

/** Returns the paragraphs of a text; each may have line breaks. */
export function paragraphsOf(text: string): string[] {
  return text
    .replace(/\r\n?|[\p{Zl}\p{Zp}]/gu, "\n")
    .replace(/[^\P{Cc}\n]/gu, " ")
    .split(/\n\s*\n/)
    .map((paragraph) => paragraph.trim())
    .filter(Boolean);
}

type Time = {
  span: { startsAt: number; endsAt: number };
  hasDuration: boolean;
  timeZone: string;
};

/**
 * Formats a time in the time zone of the conference, because the reader's zone is unknown. The zone name is a
 * separate text.
 */
export function timeTexts({ span, hasDuration, timeZone }: Time, locale: Locale) {
  const t = createTranslator({ locale, messages: mailMessages[locale], namespace: "mailMessages" });
  const { startsAt, endsAt } = span;
  const format = new Intl.DateTimeFormat(locale, {
    dateStyle: "full",
    timeStyle: "short",
    timeZone,
  });
  const offset = new Intl.DateTimeFormat(locale, { timeZone, timeZoneName: "shortOffset" })
    .formatToParts(startsAt)
    .find(({ type }) => type === "timeZoneName");
  return {
    time: hasDuration ? format.formatRange(startsAt, endsAt) : format.format(startsAt),
    zone: t("zone", { city: nameOfZone(timeZone, locale), offset: offset?.value ?? "" }),
  };
}
