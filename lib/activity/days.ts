import { TZDate } from "@date-fns/tz";

/** Returns the start of a day ("2026-11-23") in a time zone (ms since 1970); null for an invalid day. */
export function startOfDay(day: string, timeZone: string): number | null {
  return midnight(day, 0, timeZone);
}

/** Returns the start of the next day in a time zone (ms since 1970); null for an invalid day. */
export function endOfDay(day: string, timeZone: string): number | null {
  return midnight(day, 1, timeZone);
}

function midnight(day: string, daysLater: number, timeZone: string): number | null {
  const utc = new Date(`${day}T00:00:00Z`);
  if (Number.isNaN(utc.getTime())) return null;
  const date = utc.getUTCDate() + daysLater;
  return new TZDate(utc.getUTCFullYear(), utc.getUTCMonth(), date, timeZone).getTime();
}
