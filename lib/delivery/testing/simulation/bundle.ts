import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const ROOT = fileURLToPath(new URL("../../../..", import.meta.url));

/** The modules that the simulation replaces: all that use the machine. */
const REPLACED: Record<string, string> = {
  "lib/db/db.ts": `
    export const db = () => simulation.db;
    export const isPostgres = () => simulation.shared;`,
  "lib/db/transaction.ts": `
    export const withTransaction = (work) => simulation.db.transaction().execute(work);
    export const asyncCommit = (write) => write(simulation.db);`,
  "lib/db/sqlite-statements.ts": `
    import { monotonicNow } from "@/lib/platform/clock";
    export const executionTime = simulation.executionTime(monotonicNow);`,
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
  "lib/boomstream/http-request.ts": `
    export const sendHttpRequest = (request, kind, limits) =>
      simulation.sendHttpRequest(request, kind, limits);`,
  "lib/platform/metrics.ts": `
    const nothing = { observe() {}, inc() {} };
    export const metrics = () => ({ requests: nothing, calls: nothing, mailTries: nothing });
    export const routeOf = String;`,
  "lib/sandbox/running.ts": `export const sandbox = () => null;`,
  "lib/mail/transport.ts": `
    export const deliver = (url, message, maySend) => simulation.deliver(message, maySend);
    export const openMailer = () => ({ deliver: simulation.deliver, close() {} });`,
  "lib/mail/compose.ts": `
    export const composeMail = (row, prepared) => simulation.compose(row, prepared);`,
};

/** A change of the code: replaces every `from` in a file by `to`. */
export type Edit = { file: string; from: string; to: string };

/** A deliberate violation of a rule; has several edits if several lines protect the same rule. */
export type Mutant = { name: string; edits: readonly Edit[] };

/** The globals of a simulated process, which replace those of the machine. */
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
 * Bundles the code of a process once; `entry` is its file without the extension. Returns a function that starts it
 * with separate modules and globals, and returns the exports of the entry. Throws if a mutant's text is not found.
 */
export async function bundle(entry: string, mutant: Mutant | null) {
  const missing = new Set(mutant?.edits);
  const { outputFiles } = await build({
    entryPoints: [path.join(ROOT, `${entry}.ts`)],
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
            const edits = mutant?.edits.filter((edit) => edit.file === name) ?? [];
            if (edits.length === 0) return undefined;
            let contents = readFileSync(file, "utf8");
            for (const edit of edits) {
              if (contents.includes(edit.from)) missing.delete(edit);
              contents = contents.replaceAll(edit.from, edit.to);
            }
            return { contents, loader: "ts" };
          });
        },
      },
    ],
    tsconfigRaw: { compilerOptions: { paths: { "@/*": [`${ROOT}*`] } } },
  });
  if (missing.size > 0) throw new Error(`The text of the mutant "${mutant?.name}" was not found.`);
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
