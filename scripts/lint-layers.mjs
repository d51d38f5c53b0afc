import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

// `npm run lint` runs this: imports point down the layers, and neither folders nor files form a cycle.
// Imports of types count. Tests are exempt.

/** Layers of `lib`, from the bottom. Every other folder of `lib` is a feature, above all of these. */
const LAYERS = [
  "platform",
  "sandbox",
  "db",
  "boomstream",
  "connection",
  "audit",
  "access",
  "mirror",
  "mail-queue",
  "delivery",
];
const FEATURE = LAYERS.length;
const SERVER = FEATURE + 1;
const COMPONENTS = SERVER + 1;
const APP = COMPONENTS + 1;

const CODE = /^(app|components|lib)\/.*\.tsx?$/;
const TEST = /(^|\/)testing\/|\.(test|spec)\.tsx?$/;
const IMPORT = /(?:\bfrom\s+|\bimport\s*\(\s*|\bimport\s+|\bnew URL\(\s*)["']([^"']+)["']/g;

/**
 * Returns the wrong imports of these files, a line each.
 * @param {Map<string, string>} sources path from the root → text
 * @returns {string[]}
 */
export function problemsIn(sources) {
  const files = new Map([...sources].map(([file, text]) => [file, importsOf(file, text, sources)]));
  return [...upward(files), ...cycles("files", files), ...cycles("folders", foldersOf(files))];
}

function importsOf(file, text, sources) {
  const found = new Set();
  for (const [, target] of text.matchAll(IMPORT)) {
    const base = target.startsWith("@/")
      ? target.slice(2)
      : target.startsWith(".")
        ? path.posix.join(path.posix.dirname(file), target)
        : null;
    const hit = base && [base, `${base}.ts`, `${base}.tsx`].find((one) => sources.has(one));
    if (hit) found.add(hit);
  }
  return found;
}

function upward(files) {
  return [...files].flatMap(([file, imports]) =>
    [...imports]
      .filter((target) => rankOf(target) > rankOf(file))
      .map((target) => `upward import: ${file} → ${target}`),
  );
}

function rankOf(file) {
  const [top, folder] = file.split("/");
  if (top === "app") return APP;
  if (top === "components") return COMPONENTS;
  if (folder === "server") return SERVER;
  const layer = LAYERS.indexOf(folder);
  return layer === -1 ? FEATURE : layer;
}

function foldersOf(files) {
  const folders = new Map();
  for (const [file, imports] of files) {
    const folder = path.posix.dirname(file);
    const targets = folders.get(folder) ?? new Set();
    folders.set(folder, targets);
    for (const target of imports)
      if (path.posix.dirname(target) !== folder) targets.add(path.posix.dirname(target));
  }
  return folders;
}

/** Strongly connected components with more than one node (Tarjan). */
function cycles(what, graph) {
  const index = new Map();
  const low = new Map();
  const stack = [];
  const found = [];
  function visit(node) {
    index.set(node, index.size);
    low.set(node, index.get(node));
    stack.push(node);
    for (const next of graph.get(node) ?? []) {
      if (!index.has(next)) visit(next);
      if (stack.includes(next)) low.set(node, Math.min(low.get(node), low.get(next)));
    }
    if (low.get(node) !== index.get(node)) return;
    const group = stack.splice(stack.indexOf(node));
    if (group.length > 1)
      found.push(`cycle of ${what}: ${group.toSorted((a, b) => (a < b ? -1 : 1)).join(", ")}`);
  }
  for (const node of graph.keys()) if (!index.has(node)) visit(node);
  return found;
}

function sourcesOf(root) {
  const listed = execFileSync("git", ["ls-files", "-co", "--exclude-standard"], { cwd: root });
  const files = listed.toString().split("\n");
  return new Map(
    files
      .filter((file) => CODE.test(file) && !TEST.test(file))
      .filter((file) => existsSync(path.join(root, file)))
      .map((file) => [file, readFileSync(path.join(root, file), "utf8")]),
  );
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const problems = problemsIn(sourcesOf(fileURLToPath(new URL("..", import.meta.url))));
  for (const problem of problems) console.error(problem);
  process.exit(problems.length > 0 ? 1 : 0);
}
