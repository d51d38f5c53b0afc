import { compileAll } from "./compile-all";
import type { Locale } from "./locales";
import en from "./en/mail-messages.json";
import ru from "./ru/mail-messages.json";

type Texts = { mailMessages: typeof en };

/** The texts of the messages that Foyer mails. They are apart, so that no screen carries them. */
export const mailMessages: Record<Locale, Texts> = {
  en: compileAll({ mailMessages: en }),
  ru: compileAll<Texts>({ mailMessages: ru }),
};
