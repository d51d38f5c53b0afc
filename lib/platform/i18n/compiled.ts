import compile from "icu-minify/compile";
import type { Locale } from "./locales";
import { type Messages, messages } from "./messages";

/**
 * The dictionaries as their formatter reads them: parsed once, here, so that nobody else, the browser
 * least of all, carries a parser of messages. next.config.js names the formatter that goes with it.
 */
export const compiled: Record<Locale, Messages> = {
  en: compileAll(messages.en),
  ru: compileAll(messages.ru),
};

/**
 * The same as one text each, for the browser: a page that hands over thousands of values takes twice
 * as long to make and to read.
 */
export const written: Record<Locale, string> = {
  en: JSON.stringify(compiled.en),
  ru: JSON.stringify(compiled.ru),
};

function compileAll<T>(texts: T): T {
  // Typed as before: who translates sees keys and arguments, never what stands in the place of a text.
  const all: T = JSON.parse(JSON.stringify(texts), (_key, value: unknown) =>
    typeof value === "string" ? compile(value) : value,
  );
  // The compiler's objects have no prototype, and only plain ones may be handed to the browser.
  return JSON.parse(JSON.stringify(all));
}
