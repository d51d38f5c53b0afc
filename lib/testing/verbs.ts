import type { Role } from "@/lib/db/schema";
import { UNGUARDED } from "./known-actions";

export type Functions = Record<string, unknown>;
type Verb = { file: string; name: string; role: Role | undefined; run: Run };
type Run = (...input: unknown[]) => Promise<unknown>;

// Types on the left: Vitest would cache a module without "import.meta.glob(" in its text, including deleted files.
const libModules: Record<string, Functions> = import.meta.glob(
  ["../*/*.ts", "!../**/*.test.ts", "!../{platform,db,boomstream,sandbox,server,testing}/*.ts"],
  { eager: true },
);
const sources: Record<string, string> = import.meta.glob("../*/*.ts", {
  eager: true,
  query: "?raw",
  import: "default",
});
const callers: Record<string, string> = import.meta.glob(
  ["../*/actions.ts", "../../app/**/{page,route,layout}.{ts,tsx}"],
  {
    eager: true,
    query: "?raw",
    import: "default",
  },
);

const ROLES: Role[] = ["support", "manager", "administrator"];
const isRun = (value: unknown): value is Run => typeof value === "function";

/** Returns the functions that modules export, with their file. */
export const functionsOf = (modules: Record<string, Functions>) =>
  Object.entries(modules).flatMap(([file, module]) =>
    Object.entries(module).flatMap(([name, run]) => (isRun(run) ? { file, name, run } : [])),
  );

/** Matches the guard that a verb calls first, with its role. */
const GUARD = /(?:require|find)[A-Z]\w*\(\s*"(support|manager|administrator)"/;
const INFRASTRUCTURE = /^\.\.?\/(?:access|audit|connection|delivery|mail-queue|mirror|live)?\//;

/** Returns every function of a feature folder that an action, a page or a handler imports. */
export function findVerbs(): Verb[] {
  const imported = new Set<string>();
  for (const [caller, text] of Object.entries(callers)) {
    const folder = /^\.\.\/([^/]+)\/actions\.ts$/.exec(caller)?.[1];
    for (const [, clause = "", from = ""] of text.matchAll(
      /import\s+([^;]+?)\s+from\s+"([^"]+)"/g,
    )) {
      const target = from.startsWith("@/lib/")
        ? `../${from.slice(6)}.ts`
        : `../${folder}/${from.slice(2)}.ts`;
      const verbFile = libModules[target];
      if (!verbFile || clause.startsWith("type ")) continue;
      const namespace = /^\* as (\w+)$/.exec(clause)?.[1];
      const names = namespace
        ? [...text.matchAll(new RegExp(`\\b${namespace}\\.(\\w+)`, "g"))].map(([, name]) => name)
        : clause
            .replaceAll(/[{}]/g, "")
            .split(",")
            .map((name) => name.trim().split(" as ")[0]);
      for (const name of names) imported.add(`${target} ${name}`);
    }
  }
  return functionsOf(libModules)
    .filter(({ file, name }) => imported.has(`${file} ${name}`) && !UNGUARDED.has(name))
    .filter(({ file }) => !/\/(?:actions|queries|schema|types|params)\.ts$/.test(file))
    .filter(({ file }) => !INFRASTRUCTURE.test(file))
    .map((verb) => ({ ...verb, role: roleOf(verb.file, verb.name) }));
}

function roleOf(file: string, name: string): Role | undefined {
  const text = sources[file] ?? "";
  const start = text.search(new RegExp(`export (?:async function|const) ${name}\\b`));
  return ROLES.find((role) => role === GUARD.exec(text.slice(start))?.[1]);
}
