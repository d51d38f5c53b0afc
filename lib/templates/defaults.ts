import en from "@/lib/i18n/en/templates.json";
import type { Locale } from "@/lib/i18n/locales";
import ru from "@/lib/i18n/ru/templates.json";

/** The message where a conference has none of its own; read as it is, its braces are ours. */
export const DEFAULT_TEMPLATES: Record<Locale, string> = { en: en.default, ru: ru.default };
