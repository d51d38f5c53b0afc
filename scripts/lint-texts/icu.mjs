import compile from "icu-minify/compile";
import { LANGUAGES } from "./dictionaries.mjs";

/** The cardinal plural categories that each language needs (Unicode CLDR). */
const CATEGORIES = { en: ["one", "other"], ru: ["one", "few", "many", "other"] };

// The numbers by which the compiler of icu-minify names the kinds of a node.
const POUND = 0;
const SELECT = 1;
const PLURAL = 2;
const ORDINAL = 3;

/**
 * Returns the problems of the ICU syntax: broken texts, missing plural forms, differing arguments. A
 * translation may omit a person's {name}, or move an argument to a neighboring text of the same
 * group (a dialog's title and text, say).
 */
export function icuProblems(dictionaries) {
  const parsed = Object.fromEntries(
    LANGUAGES.map((language) => [language, dictionaries[language].map(parse)]),
  );
  const problems = LANGUAGES.flatMap((language) =>
    parsed[language].flatMap((entry) => pluralProblems(entry, language)),
  );
  const [original, ...others] = LANGUAGES;
  const originals = new Map(
    parsed[original].map((entry) => [`${entry.namespace}.${entry.key}`, entry]),
  );
  for (const language of others) {
    for (const entry of parsed[language]) {
      const other = originals.get(`${entry.namespace}.${entry.key}`);
      if (!other || entry.error || other.error) continue;
      const group = groupOf(entry, parsed[original]);
      const foreign = [...entry.names].some((name) => !other.names.has(name) && !group.has(name));
      const missing = [...other.names].some((name) => name !== "name" && !entry.names.has(name));
      if (!foreign && !missing) continue;
      const mine = listed(entry.names);
      const theirs = listed(other.names);
      const problem = `arguments differ: ${original} has (${theirs}), ${language} has (${mine})`;
      problems.push({ file: entry.file, key: entry.key, problem });
    }
  }
  return problems;
}

const listed = (names) => [...names].sort((a, b) => a.localeCompare(b)).join(", ");

/** Adds the names of all arguments and tags, and the forms of every plural, to an entry. */
function parse(entry) {
  const names = new Set();
  const plurals = [];
  try {
    visit(compile(entry.text), names, plurals);
    return { ...entry, names, plurals };
  } catch (error) {
    return { ...entry, names, plurals, error: error instanceof Error ? error.message : "broken" };
  }
}

/** A text is one string, or a list of strings, numbers for # and nodes. */
function visit(text, names, plurals) {
  if (!Array.isArray(text)) return;
  for (const node of text.filter(Array.isArray)) {
    const [name, kind, ...rest] = node;
    names.add(name);
    if (kind === PLURAL || kind === ORDINAL) plurals.push({ name, kind, options: rest[0] });
    if (kind === SELECT || kind === PLURAL || kind === ORDINAL) {
      Object.values(rest[0]).forEach((option) => visit(option, names, plurals));
    } else if (typeof kind !== "number") {
      visit([kind, ...rest], names, plurals);
    }
  }
}

function pluralProblems({ file, key, plurals, error }, language) {
  if (error) return [{ file, key, problem: `the ICU syntax is broken: ${error}` }];
  return plurals.flatMap(({ name, kind, options }) => {
    const problems = [];
    const missing = CATEGORIES[language].filter(
      // English has no other number than 1 in `one`.
      (category) =>
        !(category in options) && !(language === "en" && category === "one" && "=1" in options),
    );
    // One wording for every number but exact ones needs no forms, as long as it shows no number.
    const inflected = Object.keys(options).some((form) => !/^=|^other$/.test(form));
    if (kind === PLURAL && missing.length > 0 && (inflected || counts(options.other))) {
      problems.push(`the plural of {${name}} lacks: ${missing.join(", ")}`);
    }
    // In Russian `one` covers 21 and 101, too: a wording without the number is wrong there.
    if (language === "ru" && "one" in options && !counts(options.one) && counts(options.other)) {
      problems.push(`“one” of {${name}} also covers 21: use # in it, or =1 for exactly one`);
    }
    return problems.map((problem) => ({ file, key, problem }));
  });
}

function counts(node) {
  return node === POUND || (Array.isArray(node) && node.some(counts));
}

/** Returns the arguments of all texts that share an entry's group, such as `newLinkDialog`. */
function groupOf(entry, entries) {
  const parent = entry.key.split(".").slice(0, -1).join(".");
  const siblings = entries.filter(
    ({ namespace, key, error }) =>
      !error && parent && namespace === entry.namespace && key.startsWith(`${parent}.`),
  );
  return new Set(siblings.flatMap(({ names }) => [...names]));
}
