import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { basePathOf } from "./base-path.mjs";
import { build } from "./build.mjs";
import { checkNode, install } from "./install.mjs";
import { inRoot, root } from "./root.mjs";
import { assemble } from "./release/assemble.mjs";

import { bundle } from "./release/bundle.mjs";
import { sha256 } from "./release/checksum.mjs";
import { compact } from "./release/compact.mjs";
import { licenses } from "./release/licenses.mjs";
import { run, stop } from "./run.mjs";

// `npm run release`: packs a server and its packages into dist/, for this platform.
const { version } = JSON.parse(readFileSync(inRoot("package.json"), "utf8"));
const suffix = basePathOf(process.env).replaceAll("/", "-");
const DIST = `.next-release${suffix}`;
const name = `foyer-${version}-${process.platform}-${process.arch}${suffix}`;
const folder = inRoot("dist", name);

checkNode();
await install();
process.env.FOYER_DIST_DIR = DIST;
await build({ standalone: true, dist: DIST });
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
assemble(folder, DIST);
await compact(folder);
await bundle(folder, DIST);
writeFileSync(`${folder}/THIRD_PARTY_LICENSES.txt`, licenses());
await writeSbom(`${folder}/sbom.cdx.json`);
await pack();
console.log(`dist/${name}.tar.gz is complete.`);

/** A bill of materials (CycloneDX) of the production dependencies. */
async function writeSbom(file) {
  const args = ["sbom", "--sbom-format=cyclonedx", "--omit=dev", "--package-lock-only"];
  const { code, output } = await run("npm", args, { quiet: true });
  if (code !== 0) stop(`Couldn't make the bill of materials:\n${output}`);
  writeFileSync(file, output);
}

async function pack() {
  const archive = `${name}.tar.gz`;
  const owner = ["--owner=0", "--group=0", "--numeric-owner"];
  const args = ["-C", inRoot("dist"), ...owner, "-czf", inRoot("dist", archive), name];
  const { code, output } = await run("tar", args, { quiet: true });
  if (code !== 0) stop(`Couldn't pack the release:\n${output}`);
  const sums = [archive].map((file) => `${sha256(`${root}/dist/${file}`)}  ${file}\n`);
  writeFileSync(inRoot("dist", "SHA256SUMS"), sums.join(""));
}
