import type { Locale } from "@/lib/platform/i18n/locales";

/** Each language by its own name, so that whoever needs it can read it. */
export const LANGUAGE_NAMES: Record<Locale, string> = { en: "English", ru: "Русский" };
