import { compileAll } from "./compile-all";
import type { Locale } from "./locales";
import en from "./en/guest-pages.json";
import ru from "./ru/guest-pages.json";

type Texts = { guestPages: typeof en };

/** The texts of the public pages. They are apart, so that no screen of staff carries them. */
export const guestMessages: Record<Locale, Texts> = {
  en: compileAll({ guestPages: en }),
  ru: compileAll<Texts>({ guestPages: ru }),
};
