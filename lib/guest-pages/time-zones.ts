import type { Locale } from "@/lib/platform/i18n/locales";
import { isTimeZone } from "@/lib/platform/zoned-time";

/** Zones that a reader can choose without a script, by offset; one large city for each. */
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

/** Returns the zone that a reader chose, in the address; null for an unknown one. */
export function chosenZone(value: string | null): string | null {
  return value !== null && value.length <= 40 && isTimeZone(value) ? value : null;
}

/** Returns a zone as readers know it: by its city or, in Russian, by the name that Unicode gives it. */
export function nameOfZone(zone: string, locale: Locale): string {
  if (locale !== "en") {
    const named = new Intl.DateTimeFormat(locale, { timeZone: zone, timeZoneName: "shortGeneric" });
    const name = named.formatToParts(0).find(({ type }) => type === "timeZoneName")?.value;
    if (name !== undefined && !name.startsWith("GMT")) return name;
  }
  return (zone.split("/").at(-1) ?? zone).replaceAll("_", " ");
}
