import { compileAll } from "./compile-all";
import type { Locale } from "./locales";
import en from "./en/mail-messages.json";
import ru from "./ru/mail-messages.json";

type Texts = { mailMessages: typeof en };

/** The texts of Foyer's email, separate so that screens do not load them. */
export const mailMessages: Record<Locale, Texts> = {
  en: compileAll({ mailMessages: en }),
  ru: compileAll<Texts>({ mailMessages: ru }),
};
