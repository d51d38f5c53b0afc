import path from "node:path";
import { keyProblems, LANGUAGES, readDictionary } from "./lint-texts/dictionaries.mjs";
import { glossaryProblems } from "./lint-texts/glossary.mjs";
import { icuProblems } from "./lint-texts/icu.mjs";
import { proseProblems } from "./lint-texts/prose.mjs";
import { screenProblems } from "./lint-texts/screens.mjs";
import { usageProblems } from "./lint-texts/usage.mjs";
import { yoProblems } from "./lint-texts/yo.mjs";
import { root } from "./root.mjs";

/**
 * `node scripts/lint-words.mjs [folder]`: checks the dictionaries in lib/platform/i18n, the
 * comments and the documents of the project, or of a folder with the same layout. Prints one line per problem, `file:key: problem`, and exits with 1
 * if there are any. It finds
 *
 * - words that the glossary replaces by others, straight quotes, hyphens for dashes, missing ё,
 *   people's names that would need a case (scripts/lint-texts/glossary.mjs);
 * - words with «е» that other texts write with «ё» (scripts/lint-texts/yo.mjs);
 * - keys that one language has and another lacks (scripts/lint-texts/dictionaries.mjs);
 * - broken ICU texts, missing plural forms, arguments that differ between languages
 *   (scripts/lint-texts/icu.mjs);
 * - keys that no code uses (scripts/lint-texts/usage.mjs, which also explains how dynamic keys are found);
 * - screens that are given other texts than they read (scripts/lint-texts/screens.mjs);
 * - comments, test titles and documents with words that the project avoids (scripts/lint-texts/prose.mjs).
 */
const folder = process.argv[2] ? path.resolve(process.argv[2]) : root;
const dictionaries = Object.fromEntries(
  LANGUAGES.map((language) => [language, readDictionary(folder, language)]),
);
const problems = [
  ...LANGUAGES.flatMap((language) => glossaryProblems(dictionaries[language], language)),
  ...yoProblems(dictionaries.ru),
  ...keyProblems(dictionaries),
  ...icuProblems(dictionaries),
  ...usageProblems(folder, dictionaries[LANGUAGES[0]]),
  ...screenProblems(folder),
  ...proseProblems(folder),
];
for (const { file, key, problem } of problems) console.log(`${file}:${key}: ${problem}`);
if (problems.length > 0) {
  console.log(`${problems.length} ${problems.length === 1 ? "problem" : "problems"}`);
  process.exitCode = 1;
}
