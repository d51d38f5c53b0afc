"use client";

import { useFormatter, useTranslations } from "use-intl";
import { timeSpan } from "@/lib/conferences/time-fields";
import type { ConferenceTime } from "@/lib/conferences/types";
import { useTickingNow } from "../ui/time-ago";

const MINUTE = 60_000;

type WhenProps = { time: ConferenceTime };

/** When a conference takes place in the reader's time zone; its own zone on hover. */
export function When({ time: { startsAt, timeZone } }: WhenProps) {
  const t = useTranslations("conferences.when");
  const format = useFormatter();
  const now = useTickingNow(MINUTE);
  if (startsAt === null) return null;
  const zone = timeZone ?? "UTC";
  const sameYear = new Date(startsAt).getFullYear() === new Date(now).getFullYear();
  return (
    <time
      dateTime={new Date(startsAt).toISOString()}
      title={t("zone", {
        when: format.dateTime(startsAt, {
          dateStyle: "full",
          timeStyle: "short",
          timeZone: zone,
        }),
        zone,
      })}
      className="whitespace-nowrap tabular-nums"
    >
      {format.dateTime(startsAt, {
        weekday: "short",
        day: "numeric",
        month: "short",
        ...(!sameYear && { year: "numeric" }),
        hour: "2-digit",
        minute: "2-digit",
      })}
    </time>
  );
}

/** "Starts in 2 days", "Live now" or "Ended 3 hours ago", updated every minute. */
export function Countdown({ time }: WhenProps) {
  const t = useTranslations("conferences.when");
  const format = useFormatter();
  const now = useTickingNow(MINUTE / 4);
  const span = timeSpan(time);
  if (!span) return null;
  const { startsAt, endsAt } = span;
  if (now < startsAt)
    return (
      <span className={startsAt - now < 60 * MINUTE ? "text-warning-text" : undefined}>
        {t("starts", { relative: format.relativeTime(startsAt, { now }) })}
      </span>
    );
  if (now < endsAt) return <span className="font-medium text-accent-text">{t("live")}</span>;
  return t("ended", { relative: format.relativeTime(endsAt, { now }) });
}
