import { compileAll } from "./compile-all";
import type { Locale } from "./locales";
import en from "./en/guest-pages.json";
import ru from "./ru/guest-pages.json";

type Texts = { guestPages: typeof en };

/** The texts of the public pages, separate so that the screens of staff do not load them. */
export const guestMessages: Record<Locale, Texts> = {
  en: compileAll({ guestPages: en }),
  ru: compileAll<Texts>({ guestPages: ru }),
};
