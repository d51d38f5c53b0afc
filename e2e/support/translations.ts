import { readFileSync } from "node:fs";
import path from "node:path";

export type Locale = "en" | "ru";
/** Returns the interface text of a key such as `participants.revokeDialog.title`. */
export type Translate = (key: string) => string;

/** The dictionary of a language, so that one test finds the controls in both. */
export function translator(locale: Locale): Translate {
  const files = new Map<string, unknown>();
  return (key) => {
    const [namespace = "", ...names] = key.split(".");
    if (!files.has(namespace)) {
      const file = path.resolve("lib/platform/i18n", locale, `${namespace}.json`);
      files.set(namespace, JSON.parse(readFileSync(file, "utf8")));
    }
    let found = files.get(namespace);
    for (const name of names) {
      found = typeof found === "object" && found !== null ? Reflect.get(found, name) : undefined;
    }
    if (typeof found !== "string") throw new Error(`The dictionaries have no ${key}.`);
    return found;
  };
}
