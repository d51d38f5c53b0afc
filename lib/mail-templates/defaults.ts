import en from "@/lib/platform/i18n/en/mail-templates.json";
import type { Locale } from "@/lib/platform/i18n/locales";
import ru from "@/lib/platform/i18n/ru/mail-templates.json";
import type { MailTemplateKind, MailTexts } from "./types";

/** The built-in texts, read as plain text: their braces are placeholders, not ICU arguments. */
export const DEFAULT_MAIL_TEMPLATES: Record<Locale, Record<MailTemplateKind, MailTexts>> = {
  en,
  ru,
};
