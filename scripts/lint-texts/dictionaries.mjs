import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";

/** The languages of the interface; the first one defines the keys. */
export const LANGUAGES = ["en", "ru"];

/**
 * Returns every text of a language as `{ file, namespace, key, text }`. The namespace is the camel-cased
 * file name, as in lib/platform/i18n/messages.ts. Throws if a file is not valid JSON.
 */
export function readDictionary(root, language) {
  const folder = path.join(root, "lib/platform/i18n", language);
  return readdirSync(folder)
    .filter((name) => name.endsWith(".json"))
    .sort()
    .flatMap((name) => {
      const namespace = name
        .replace(/\.json$/, "")
        .replace(/-(\w)/g, (_, letter) => letter.toUpperCase());
      const tree = JSON.parse(readFileSync(path.join(folder, name), "utf8"));
      return flatten(tree).map(([key, text]) => ({
        file: `lib/platform/i18n/${language}/${name}`,
        namespace,
        key,
        text,
      }));
    });
}

/** Returns the leaves of a nested object as `[dotted key, text]`. */
function flatten(tree, prefix = "") {
  return Object.entries(tree).flatMap(([name, value]) =>
    typeof value === "string" ? [[prefix + name, value]] : flatten(value, `${prefix}${name}.`),
  );
}

/** Returns a problem for every key that one language has and another lacks. */
export function keyProblems(dictionaries) {
  const [original, ...others] = LANGUAGES;
  return others.flatMap((language) => [
    ...lacking(dictionaries[original], dictionaries[language], language),
    ...lacking(dictionaries[language], dictionaries[original], original),
  ]);
}

function lacking(from, to, language) {
  const known = new Set(to.map(({ namespace, key }) => `${namespace}.${key}`));
  return from
    .filter(({ namespace, key }) => !known.has(`${namespace}.${key}`))
    .map(({ file, key }) => ({ file, key, problem: `the key is missing in ${language}` }));
}
