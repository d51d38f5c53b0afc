import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

// `npm run lint` runs this: every export is used by another file, and every file is imported or is an
// entry point. An export counts as used when any other file contains its name, tests included.

const CODE = /^(?:(?:app|components|lib|e2e|bench|scripts)\/.*|[\w.]+)\.(?:tsx?|mjs|jsx?)$/;
/** Files that Next, Playwright, Vitest or a person starts: the root, routes, scripts and tests. */
const ENTRY =
  /^[^/]+$|^app\/|^scripts\/[^/]+$|^bench\/(?:[^/]+$|baseline-next\/|baseline-static\/)|\.(?:test|spec)\.tsx?$|\.d\.ts$/;
const EXPORT = /^export (?:async )?(?:function\*?|const|let|class|type|interface) (\w+)/gm;
const EXPORT_LIST = /^export (?:type )?\{([^}]*)\}/gm;
/** Numbered migrations each export their own `up`. */
const EXEMPT = /^lib\/db\/migrations\/\d{4}-/;

/**
 * Returns the files that nothing imports and the exports that nothing uses, a line each.
 * @param {Map<string, string>} sources path from the root → text
 * @param {string} others text that names code by path, as the scripts of package.json do
 * @returns {string[]}
 */
export function unusedIn(sources, others = "") {
  const words = new Map();
  for (const [file, text] of sources)
    for (const word of new Set(text.match(/\w+/g)))
      words.set(word, (words.get(word) ?? new Set()).add(file));
  const problems = [];
  for (const [file, text] of sources) {
    if (ENTRY.test(file) || EXEMPT.test(file)) continue;
    const stem = path.posix.basename(file).replace(/\.\w+$/, "");
    const imported =
      others.includes(stem) ||
      [...sources].some(([other, code]) => other !== file && named(code, stem));
    if (!imported) problems.push(`unused file: ${file}`);
    for (const name of exportsOf(text))
      if ((words.get(name)?.size ?? 0) < 2) problems.push(`unused export: ${name} in ${file}`);
  }
  return problems;
}

/** Returns true if a path in the code ends in this file name, with or without an extension. */
function named(code, stem) {
  for (let at = code.indexOf(stem); at !== -1; at = code.indexOf(stem, at + 1)) {
    const end = at + stem.length;
    if (/["'`/]/.test(code.charAt(at - 1)) && /^(?:\.\w+)?["'`?]/.test(code.slice(end, end + 7)))
      return true;
  }
  return false;
}

function exportsOf(text) {
  const listed = [...text.matchAll(EXPORT_LIST)].flatMap(([, list]) =>
    list.split(",").map((entry) =>
      entry
        .replace(/.*\bas\s/, "")
        .replace("type ", "")
        .trim(),
    ),
  );
  return [...[...text.matchAll(EXPORT)].map(([, name]) => name), ...listed].filter(Boolean);
}

function sourcesOf(root) {
  const listed = execFileSync("git", ["ls-files", "-co", "--exclude-standard"], { cwd: root });
  return new Map(
    listed
      .toString()
      .split("\n")
      .filter((file) => CODE.test(file) && existsSync(path.join(root, file)))
      .map((file) => [file, readFileSync(path.join(root, file), "utf8")]),
  );
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const root = fileURLToPath(new URL("..", import.meta.url));
  const problems = unusedIn(sourcesOf(root), readFileSync(path.join(root, "package.json"), "utf8"));
  for (const problem of problems) console.error(problem);
  process.exit(problems.length > 0 ? 1 : 0);
}
