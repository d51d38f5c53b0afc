import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const ROOT = fileURLToPath(new URL("../../../..", import.meta.url));

/** What the simulation replaces: everything that touches the machine. */
const REPLACED: Record<string, string> = {
  "lib/db/db.ts": `
    export const db = () => simulation.db;
    export const isPostgres = () => simulation.shared;`,
  "lib/db/async-commit.ts": `export const relaxed = (write) => write(simulation.db);`,
  "lib/platform/env.ts": `export const env = () => simulation.env;`,
  "lib/platform/ids.ts": `export const newId = () => simulation.newId();`,
  "lib/platform/log.ts": `
    const report = (...values) => simulation.log(values);
    export const log = { info() {}, warn() {}, error: report };`,
  "lib/platform/per-process.ts": `
    const values = new Map();
    export const perProcess = (name, make) => {
      if (!values.has(name)) values.set(name, make());
      return values.get(name);
    };`,
  "lib/boomstream/exchange.ts": `
    export const exchange = (request, kind, limits) => simulation.exchange(request, kind, limits);`,
  "lib/connection/sandbox.ts": `export const sandbox = () => null;`,
};

/** A deliberate break of a rule: `from` in a file becomes `to`. */
export type Mutant = { name: string; file: string; from: string; to: string };

/** Everything that a simulated process gets instead of the machine's own. */
type Globals = {
  simulation: unknown;
  Date: unknown;
  performance: unknown;
  Math: unknown;
  setTimeout: unknown;
  clearTimeout: unknown;
  setInterval: unknown;
  clearInterval: unknown;
  setImmediate: unknown;
};

const NAMES = [
  "simulation",
  "Date",
  "performance",
  "Math",
  "setTimeout",
  "clearTimeout",
  "setInterval",
  "clearInterval",
  "setImmediate",
] as const;

/**
 * Bundles the code of a process once. Returns a function that starts it with its own modules and
 * globals, and returns what `process.ts` exports. Throws where a mutant's text is not found.
 */
export async function bundle(mutant: Mutant | null) {
  const applied = { found: mutant === null };
  const { outputFiles } = await build({
    entryPoints: [path.join(ROOT, "lib/delivery/testing/simulation/process.ts")],
    bundle: true,
    write: false,
    platform: "node",
    format: "cjs",
    target: "node20",
    external: ["kysely", "zod", "zod/*", "libsql", "fast-xml-parser", "jose"],
    logLevel: "error",
    plugins: [
      {
        name: "simulation",
        setup(builder) {
          builder.onResolve(
            { filter: /^(react|server-only|next|next\/.*|next-auth|next-auth\/.*)$/ },
            ({ path: name }) => ({
              path: name,
              namespace: "empty",
            }),
          );
          builder.onLoad({ filter: /.*/, namespace: "empty" }, () => ({
            contents: "module.exports = { cache: (work) => work };",
          }));
          builder.onLoad({ filter: /\.ts$/ }, ({ path: file }) => {
            const name = path.relative(ROOT, file).replaceAll("\\", "/");
            const replaced = REPLACED[name];
            if (replaced) return { contents: replaced, loader: "js" };
            if (mutant?.file !== name) return undefined;
            const text = readFileSync(file, "utf8");
            applied.found = text.includes(mutant.from);
            return { contents: text.replace(mutant.from, mutant.to), loader: "ts" };
          });
        },
      },
    ],
    tsconfigRaw: { compilerOptions: { paths: { "@/*": [`${ROOT}*`] } } },
  });
  if (!applied.found) throw new Error(`The text of the mutant "${mutant?.name}" was not found.`);
  const code = outputFiles[0]?.text ?? "";
  // oxlint-disable-next-line no-implied-eval
  const start = new Function("require", "module", "exports", ...NAMES, code);
  const realRequire = createRequire(import.meta.url);
  return (globals: Globals, overrides: Record<string, unknown>): unknown => {
    const bundled = { exports: {} };
    const require = (name: string): unknown =>
      Object.hasOwn(overrides, name) ? overrides[name] : realRequire(name);
    start(require, bundled, bundled.exports, ...NAMES.map((name) => globals[name]));
    return bundled.exports;
  };
}

export type StartProcess = Awaited<ReturnType<typeof bundle>>;
