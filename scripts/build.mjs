import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { basePathOf } from "./base-path.mjs";
import { availableBytes, BUILD_BYTES, buildWarning, explainBuild } from "./memory.mjs";
import { inRoot, root } from "./root.mjs";
import { runBin, stop } from "./run.mjs";
import { distFolder, refuseWhileServing } from "./running.mjs";

/** The inputs of a build; other changes do not require a new one. */
const SOURCES = [
  "app",
  "components",
  "lib",
  "public",
  "instrumentation.ts",
  "next.config.js",
  "package-lock.json",
  "package.json",
  "postcss.config.mjs",
  "proxy.ts",
  "scripts/base-path.mjs",
  "tailwind.config.ts",
  "tsconfig.json",
];

/**
 * Builds for production, unless the existing build has the same inputs.
 * @param {{ standalone?: boolean, dist?: string }} options `standalone` traces the packages for a release.
 */
export async function build({ standalone = false, dist = distFolder() } = {}) {
  const environment = await import("@next/env");
  // Under tsx, which runs the benchmarks, the CommonJS module has no default export.
  const { loadEnvConfig } = environment.default ?? environment;
  loadEnvConfig(root, false, { info: () => undefined, error: console.error });
  const sources = fingerprint(basePathOf(process.env));
  const note = inRoot(dist, "foyer-sources");
  if (existsSync(note) && readFileSync(note, "utf8") === sources) return;
  await refuseWhileServing("a new build would break the pages that it has not loaded yet.", dist);
  const available = availableBytes();
  const needs = `${(BUILD_BYTES / 1024 ** 3).toFixed(1)} GB of memory`;
  console.log(`Building Foyer (first start and after changes, about a minute, ${needs})…`);
  const warning = buildWarning(available);
  if (warning) console.error(warning);
  const result = await keepSettings(() =>
    runBin("next/dist/bin/next", ["build"], {
      quiet: true,
      env: {
        NODE_ENV: "production",
        NEXT_TELEMETRY_DISABLED: "1",
        FOYER_BUILD_ID: sources.slice(0, 16),
        FOYER_STANDALONE: standalone ? "1" : "",
      },
    }),
  );
  if (result.code !== 0) {
    console.error(result.output);
    stop(explainBuild(result, available));
  }
  writeFileSync(note, sources);
}

/** Next edits tsconfig.json, which would count as a change next time. */
async function keepSettings(work) {
  const settings = inRoot("tsconfig.json");
  const before = readFileSync(settings);
  const result = await work();
  if (!readFileSync(settings).equals(before)) writeFileSync(settings, before);
  return result;
}

function fingerprint(basePath) {
  const hash = createHash("sha256").update(`${basePath}\0`);
  for (const file of SOURCES.flatMap((name) => filesIn(inRoot(name)))) {
    hash
      .update(`${path.relative(root, file)}\0`)
      .update(readFileSync(file))
      .update("\0");
  }
  return hash.digest("hex");
}

function filesIn(place) {
  if (!existsSync(place)) return [];
  if (!statSync(place).isDirectory()) return [place];
  return readdirSync(place, { recursive: true })
    .map((name) => path.join(place, name))
    .filter((file) => !/\.test\.tsx?$/.test(file) && statSync(file).isFile())
    .sort();
}

if (process.argv[1] === inRoot("scripts", "build.mjs")) await build();
