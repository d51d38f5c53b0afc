import { TZDate } from "@date-fns/tz";

const LOCAL = /^(\d{4})-(\d{2})-(\d{2})[T ](\d{2}):(\d{2})(?::(\d{2}))?$/;

/** Returns true if the runtime knows this time zone (IANA name or offset). */
export function isTimeZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: zone }).resolvedOptions().timeZone !== "";
  } catch {
    return false;
  }
}

/** Returns a local time like "2026-12-01T10:00" as ms since 1970; null for an invalid time. */
export function momentOf(local: string, zone: string): number | null {
  const found = LOCAL.exec(local);
  if (!found || !isTimeZone(zone)) return null;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = found
    .slice(1)
    .map((part) => Number(part ?? 0));
  const moment = new TZDate(year, month - 1, day, hour, minute, second, zone).getTime();
  return Number.isNaN(moment) ? null : moment;
}

/** Returns a time (ms since 1970) as local time for a datetime field: "2026-12-01T10:00". */
export function localTime(moment: number, zone: string): string {
  const date = new TZDate(moment, zone);
  const two = (value: number) => String(value).padStart(2, "0");
  const day = [date.getFullYear(), two(date.getMonth() + 1), two(date.getDate())].join("-");
  return `${day}T${two(date.getHours())}:${two(date.getMinutes())}`;
}
