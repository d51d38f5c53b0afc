import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { scan } from "./scan.mjs";

/** The folders whose code is searched for keys. */
const FOLDERS = ["app", "components", "lib"];

/**
 * Keys that the code reads from the dictionary's file, so that no call names them: each prefix
 * with the file that imports the dictionary. A key below a prefix is used where each part of its rest is
 * written somewhere in the code, as a text ("time-changed") or as the name of a property (keyTail).
 */
const READ_DIRECTLY = {
  "templates.default": "lib/templates/defaults.ts",
  "mailTemplates.": "lib/mail-templates/defaults.ts",
};

/**
 * Returns a problem for every key that no code uses. A key is used where a translator of its namespace
 * is called with it. A call with a template (t(`outcomes.${outcome}`)) uses each key of that form whose
 * variable parts are written somewhere in the code; a call with a variable (t(code)) uses each key that
 * is written somewhere in the code as a text.
 */
export function usageProblems(root, dictionary) {
  const files = FOLDERS.flatMap((folder) => sources(path.join(root, folder)));
  const scanned = files.map((file) => scan(readFileSync(file, "utf8")));
  const texts = new Set(scanned.flatMap((file) => [...file.texts]));
  const words = new Set([...texts, ...scanned.flatMap((file) => [...file.names])]);
  const calls = new Calls();
  for (const file of scanned) file.calls.forEach((call) => calls.add(call));
  return dictionary
    .filter(({ namespace, key }) => {
      const full = `${namespace}.${key}`;
      const prefix = Object.keys(READ_DIRECTLY).find((each) => full.startsWith(each));
      if (prefix && importsDictionary(path.join(root, READ_DIRECTLY[prefix]))) {
        const rest = full.slice(prefix.length);
        return rest !== "" && !rest.split(".").every((part) => words.has(part));
      }
      return !calls.use(full, texts, words);
    })
    .map(({ file, key }) => ({ file, key, problem: "no code uses this key" }));
}

function importsDictionary(file) {
  return (
    existsSync(file) && /lib\/platform\/i18n\/\w+\/[\w-]+\.json/.test(readFileSync(file, "utf8"))
  );
}

/** All keys that the code reads. */
class Calls {
  #keys = new Set();
  #templates = new Set();
  #variables = new Set();
  /** Last parts of keys whose namespace is unknown. */
  #ends = new Set();

  add({ namespace, keys, templates, variable }) {
    if (namespace === null) return keys.forEach((key) => this.#ends.add(key));
    for (const key of keys) this.#keys.add(`${namespace}.${key}`);
    for (const template of templates) this.#templates.add(`${namespace}.${template}`);
    if (variable) this.#variables.add(namespace);
  }

  use(full, texts, words) {
    const parts = full.split(".");
    const ends = parts.map((_, at) => parts.slice(at).join("."));
    if (this.#keys.has(full) || ends.some((end) => this.#ends.has(end))) return true;
    for (const template of this.#templates) {
      const values = valuesOf(full, template);
      if (values?.every((value) => words.has(value))) return true;
    }
    return [...this.#variables].some(
      (namespace) =>
        full.startsWith(`${namespace}.`) && texts.has(full.slice(namespace.length + 1)),
    );
  }
}

/** Returns the values of a template's variable parts in a key; null if it is not of that form. */
function valuesOf(key, template) {
  const form = template
    .split("${}")
    .map((text) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"))
    .join("(.+)");
  return new RegExp(`^${form}$`).exec(key)?.slice(1) ?? null;
}

function sources(folder) {
  return readdirSync(folder, { recursive: true })
    .map((name) => path.join(folder, name))
    .filter((file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$/.test(file))
    .sort();
}
