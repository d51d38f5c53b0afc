import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";

const PAGE =
  /^\(dashboard\)\/.*(?:page|layout|error)\.tsx$|^\(dashboard\)\/(?:page|layout|error)\.tsx$/;
const IMPORT =
  /\b(?:import|export)\s+(?!type\b)(?:[^"';]*?\bfrom\s+)?"([^"]+)"|\bimport\("([^"]+)"\)/g;
const READ = /useTranslations\(\s*"([^"]+)"/g;
const GIVEN = /const TEXTS = \[([^\]]*)\]/;

/**
 * Returns a problem for every screen whose TEXTS differ from the namespaces that the client components
 * reachable from it read, SHELL_TEXTS aside: without its texts, a screen shows keys.
 */
export function screenProblems(root) {
  const app = path.join(root, "app");
  const shell = listIn(path.join(root, "lib/platform/i18n/shell-texts.ts"), /\[([^\]]*)\]/);
  if (shell === null) return [];
  const files = new Map();
  return readdirSync(app, { recursive: true, encoding: "utf8" })
    .filter((name) => PAGE.test(name))
    .toSorted()
    .flatMap((name) => {
      const file = path.join(app, name);
      const wanted = [...reachable(file, root, files)]
        .flatMap((each) => files.get(each).reads)
        .filter((each) => !covered(each, shell));
      const needed = [...new Set(wanted)].filter(
        (each) => !wanted.some((other) => other !== each && each.startsWith(`${other}.`)),
      );
      const given = listIn(file, GIVEN) ?? [];
      const about = { file: `app/${name}`, key: "TEXTS" };
      return [
        ...needed.filter((each) => !covered(each, given)).map((each) => `lacks "${each}"`),
        ...given.filter((each) => !needed.includes(each)).map((each) => `nothing reads "${each}"`),
      ].map((problem) => ({ ...about, problem }));
    });
}

const covered = (name, given) => given.some((each) => name === each || name.startsWith(`${each}.`));

function listIn(file, form) {
  if (!existsSync(file)) return null;
  const found = form.exec(readFileSync(file, "utf8"));
  return found && [...found[1].matchAll(/"([^"]+)"/g)].map(([, name]) => name);
}

function reachable(start, root, files, seen = new Set()) {
  if (seen.has(start)) return seen;
  seen.add(start);
  if (!files.has(start)) files.set(start, read(start, root));
  for (const next of files.get(start).imports) reachable(next, root, files, seen);
  return seen;
}

function read(file, root) {
  const source = readFileSync(file, "utf8");
  const specifiers = [...source.matchAll(IMPORT)].map(([, one, other]) => one ?? other);
  return {
    imports: specifiers.map((each) => resolve(file, each, root)).filter(Boolean),
    reads: [...source.matchAll(READ)].map(([, name]) => name),
  };
}

function resolve(from, specifier, root) {
  if (!/^(@\/|\.)/.test(specifier)) return null;
  const base = specifier.startsWith("@/")
    ? path.join(root, specifier.slice(2))
    : path.resolve(path.dirname(from), specifier);
  return [`${base}.ts`, `${base}.tsx`].find((each) => existsSync(each)) ?? null;
}
