import en from "@/lib/platform/i18n/en/templates.json";
import type { Locale } from "@/lib/platform/i18n/locales";
import ru from "@/lib/platform/i18n/ru/templates.json";

/** Default messages. Read as plain text: the braces are our placeholders, not ICU's. */
export const DEFAULT_TEMPLATES: Record<Locale, string> = { en: en.default, ru: ru.default };
