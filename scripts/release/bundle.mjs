import { cpSync, existsSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { build } from "esbuild";
import { basePathOf } from "../base-path.mjs";
import { inRoot, root } from "../root.mjs";

/** The commands of an administrator. */
const COMMANDS = ["admin", "backup", "restore", "rotate-secrets", "verify-activity"];
/** Packages with native parts or threads, and Next itself: loaded from node_modules. */
const EXTERNAL = ["libsql", "@node-rs/argon2", "pino", "next", "@next/env"];

/** Bundles the server and the commands into `bin/`, with what they load from node_modules. */
export async function bundle(folder, dist) {
  const bin = path.join(folder, "bin");
  await build({
    entryPoints: {
      serve: inRoot("scripts", "release", "serve.mjs"),
      health: inRoot("scripts", "health.mjs"),
      ...Object.fromEntries(COMMANDS.map((name) => [name, inRoot("scripts", `${name}.ts`)])),
    },
    outdir: bin,
    outExtension: { ".js": ".mjs" },
    bundle: true,
    splitting: true,
    platform: "node",
    target: "node20.9",
    format: "esm",
    conditions: ["react-server"],
    // Next has no list of exports, and Node's own loader needs the names of files.
    alias: { "next/headers": "next/headers.js" },
    define: { "process.env.FOYER_BASE_PATH": JSON.stringify(basePathOf(process.env)) },
    external: [...EXTERNAL, "pg-native"],
    // Packages in CommonJS load Node's modules with it.
    banner: {
      js: 'import { createRequire as foyerRequire } from "node:module"; const require = foyerRequire(import.meta.url);',
    },
    legalComments: "none",
    logLevel: "warning",
  });
  writeFileSync(path.join(folder, "server.mjs"), 'import "./bin/serve.mjs";\n');
  await addPackages(folder, bin, inRoot(dist, "bin"));
}

/** Copies the files of packages that only the commands load. */
async function addPackages(folder, bin, beside) {
  const { default: trace } = await import("next/dist/compiled/@vercel/nft/index.js");
  // Packages are found from the project's folder, not from the release, which has a part of them.
  cpSync(bin, beside, { recursive: true });
  const entries = COMMANDS.map((name) => path.join(beside, `${name}.mjs`));
  const { fileList } = await trace.nodeFileTrace(entries, { base: root });
  rmSync(beside, { recursive: true });
  for (const file of fileList) {
    const to = path.join(folder, file);
    if (!file.startsWith("node_modules") || existsSync(to) || /-musl\//.test(file)) continue;
    cpSync(inRoot(file), to, { recursive: true });
  }
}
