import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { inRoot, root } from "./root.mjs";
import { runBin, stop } from "./run.mjs";

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
  "tailwind.config.ts",
  "tsconfig.json",
];

const NOTE = inRoot(process.env.FOYER_DIST_DIR || ".next", "foyer-sources");

/** Builds for production unless the existing build has the same inputs. */
export async function build() {
  const sources = fingerprint();
  if (existsSync(NOTE) && readFileSync(NOTE, "utf8") === sources) return;
  console.log("Building Foyer (first start and after changes, about a minute)…");
  const settings = inRoot("tsconfig.json");
  const before = readFileSync(settings);
  const { code, said } = await runBin("next/dist/bin/next", ["build"], {
    quiet: true,
    env: {
      NODE_ENV: "production",
      NEXT_TELEMETRY_DISABLED: "1",
      FOYER_BUILD_ID: sources.slice(0, 16),
    },
  });
  // Next edits this file, which would count as a change next time.
  if (!readFileSync(settings).equals(before)) writeFileSync(settings, before);
  if (code !== 0) {
    console.error(said);
    stop("The build failed. See the output above.");
  }
  writeFileSync(NOTE, sources);
}

function fingerprint() {
  const hash = createHash("sha256");
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
