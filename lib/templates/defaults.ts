import en from "../platform/i18n/en/templates.json";
import type { Locale } from "@/lib/platform/i18n/locales";
import ru from "../platform/i18n/ru/templates.json";

/** The message where a conference has none of its own; read as it is, its braces are ours. */
export const DEFAULT_TEMPLATES: Record<Locale, string> = { en: en.default, ru: ru.default };
