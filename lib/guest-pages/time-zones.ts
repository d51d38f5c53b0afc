import type { Locale } from "@/lib/platform/i18n/locales";
import { isTimeZone } from "@/lib/platform/zoned-time";

/** The time zones to choose from, by offset, with one large city for each. */
export const ZONES = [
  "Pacific/Honolulu",
  "America/Anchorage",
  "America/Los_Angeles",
  "America/Denver",
  "America/Chicago",
  "America/New_York",
  "America/Sao_Paulo",
  "UTC",
  "Europe/London",
  "Europe/Berlin",
  "Europe/Kaliningrad",
  "Europe/Kyiv",
  "Europe/Istanbul",
  "Europe/Moscow",
  "Asia/Dubai",
  "Europe/Samara",
  "Asia/Tashkent",
  "Asia/Yekaterinburg",
  "Asia/Kolkata",
  "Asia/Almaty",
  "Asia/Omsk",
  "Asia/Bangkok",
  "Asia/Novosibirsk",
  "Asia/Shanghai",
  "Asia/Irkutsk",
  "Asia/Tokyo",
  "Asia/Yakutsk",
  "Australia/Sydney",
  "Asia/Vladivostok",
  "Asia/Magadan",
  "Pacific/Auckland",
] as const;

/** Returns the zone in the URL; null if it is unknown. */
export function chosenZone(value: string | null): string | null {
  return value !== null && value.length <= 40 && isTimeZone(value) ? value : null;
}

/** Returns the display name of a zone: its city or, in Russian, the name in Unicode CLDR. */
export function nameOfZone(zone: string, locale: Locale): string {
  if (locale !== "en") {
    const named = new Intl.DateTimeFormat(locale, { timeZone: zone, timeZoneName: "shortGeneric" });
    const name = named.formatToParts(0).find(({ type }) => type === "timeZoneName")?.value;
    if (name !== undefined && !name.startsWith("GMT")) return name;
  }
  return (zone.split("/").at(-1) ?? zone).replaceAll("_", " ");
}
