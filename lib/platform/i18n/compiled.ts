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

/** A namespace of the dictionary, or a part of one: `imports`, `imports.expiring`. */
export type TextsOf = keyof Messages | `${keyof Messages}.${string}`;

const written = new Map<string, string>();

/**
 * Returns these parts of a dictionary as one JSON text for the browser: thousands of separate values
 * double the time to render and parse a page.
 */
export function writeTexts(locale: Locale, parts: readonly TextsOf[]): string {
  const key = `${locale} ${parts.join()}`;
  const known = written.get(key);
  if (known) return known;
  const texts: Tree = {};
  for (const part of parts) {
    const [namespace = "", ...rest] = part.split(".");
    const whole: Tree = JSON.parse(JSON.stringify(compiled[locale]));
    merge(texts, { [namespace]: pick(whole[namespace] ?? {}, rest) });
  }
  const json = JSON.stringify(texts);
  written.set(key, json);
  return json;
}

type Tree = { [key: string]: Tree };

function pick(tree: Tree, [first, ...rest]: string[]): Tree {
  return first === undefined ? tree : { [first]: pick(tree[first] ?? {}, rest) };
}

function merge(into: Tree, from: Tree): void {
  for (const [key, value] of Object.entries(from)) {
    const there = into[key];
    if (there && typeof there === "object" && typeof value === "object") merge(there, value);
    else into[key] = value;
  }
}
