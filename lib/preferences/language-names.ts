import type { Locale } from "@/lib/platform/i18n/locales";

/** The name of each language in that language. */
export const LANGUAGE_NAMES: Record<Locale, string> = { en: "English", ru: "Русский" };
