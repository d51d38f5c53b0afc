"use client";

import { useFormatter } from "use-intl";

/** A date as Boomstream sends it, presumably in Moscow time. */
const PATTERN = /^(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d)$/;

/**
 * A date from Boomstream in the reader's time zone, with the exact time and the original on hover.
 */
export function BoomstreamDate({ value }: { value: string }) {
  const format = useFormatter();
  const match = PATTERN.exec(value);
  const date = match ? new Date(`${match[1]}T${match[2]}+03:00`) : null;
  if (!date || Number.isNaN(date.getTime())) return <span>{value}</span>;
  const exact = format.dateTime(date, { dateStyle: "medium", timeStyle: "short" });
  return (
    <time
      dateTime={date.toISOString()}
      title={`${exact} (Boomstream: ${value})`}
      className="text-sm whitespace-nowrap text-ink-muted tabular-nums"
    >
      {format.dateTime(date, { dateStyle: "medium" })}
    </time>
  );
}
