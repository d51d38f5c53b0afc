import { compileAll } from "./compile-all";
import type { Locale } from "./locales";
import { type Messages, messages } from "./messages";

/**
 * The compiled dictionaries. Parsed once on the server, so that the browser needs no message
 * parser. next.config.js selects the matching formatter.
 */
export const compiled: Record<Locale, Messages> = {
  en: compileAll(messages.en),
  ru: compileAll(messages.ru),
};

/**
 * The same with one text per namespace for the browser: thousands of separate values double the
 * time to render and parse a page.
 */
export const written: Record<Locale, string> = {
  en: JSON.stringify(compiled.en),
  ru: JSON.stringify(compiled.ru),
};
