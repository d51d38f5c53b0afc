import { execFileSync, spawnSync } from "node:child_process";
import {
  chmodSync,
  chownSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { browser } from "./browser.mjs";
import { checkNode, install } from "./install.mjs";
import { stagesOfDockerfile } from "./release/dockerfile.mjs";
import { sha256 } from "./release/checksum.mjs";
import { fetchNodes } from "./release/nodes.mjs";
import { inRoot } from "./root.mjs";
import { runBin, stop } from "./run.mjs";

// `npm run test:release`: runs the build steps of the Dockerfile in a clean folder as an unprivileged
// user, and then the tests of the release: once for the root, once under a path.
const USER = 10_001;
const isRoot = process.getuid?.() === 0;
const work = mkdtempSync(path.join(tmpdir(), "foyer-release-"));
const source = path.join(work, "src");
const BASE_PATH = "/foyer";

checkNode();
await install();
const executable = await browser();
// Fails before the builds, which take minutes, if a test file can't be loaded or none is found.
const listed = await playwright(["--list"], { quiet: true });
if (listed.code !== 0) stop(listed.output);
chmodSync(work, 0o755);
if (isRoot) chownSync(work, USER, USER);
const release = buildLikeDocker("root", "");
const below = buildLikeDocker("below", BASE_PATH);
const nodes = fetchNodes(work);
const { code } = await playwright(process.argv.slice(2), {
  env: {
    FOYER_BROWSER: executable,
    FOYER_E2E_RELEASE: release,
    FOYER_E2E_RELEASE_BELOW: below,
    FOYER_E2E_BASE_PATH: BASE_PATH,
    FOYER_E2E_NODES: JSON.stringify(nodes),
  },
});
rmSync(work, { recursive: true, force: true });
process.exit(code);

function playwright(args, options) {
  const config = "--config=playwright.release.config.ts";
  return runBin("@playwright/test/cli.js", ["test", config, ...args], options);
}

/** Runs the first stage, and unpacks its archive. Returns the folder of the release. */
function buildLikeDocker(name, basePath) {
  const [steps = []] = stagesOfDockerfile();
  const image = path.join(work, `image-${name}`);
  const variables = { FOYER_BASE_PATH: basePath, NEXT_TELEMETRY_DISABLED: "1" };
  for (const step of steps) {
    if (step.name === "COPY") copy(step.text);
    // The second time the packages are installed already, as in Docker's cache.
    if (step.name !== "RUN" || (step.text.startsWith("npm ci") && basePath !== "")) continue;
    console.log(`RUN ${step.text}`);
    asUser(step.text.replace(/ \/foyer$/, ` ${image}`), variables);
  }
  return unpack(name, basePath);
}

/** COPY: the files in git without those in .dockerignore. */
function copy(text) {
  const [from = ""] = text.split(" ");
  const ignored = readFileSync(inRoot(".dockerignore"), "utf8").split("\n").filter(Boolean);
  const names = from === "." ? list() : text.split(" ").slice(0, -1);
  for (const name of names) {
    if (from === "." && ignored.includes(name.split("/")[0])) continue;
    cpSync(inRoot(name), path.join(source, name), { recursive: true });
  }
  if (isRoot) execFileSync("chown", ["-R", `${USER}:${USER}`, source]);
}

function list() {
  const args = ["ls-files", "--cached", "--others", "--exclude-standard"];
  return execFileSync("git", args, { cwd: inRoot(), encoding: "utf8" }).split("\n").filter(Boolean);
}

function asUser(script, variables) {
  const user = ["--reuid", String(USER), "--regid", String(USER), "--clear-groups"];
  const [command, ...args] = [...(isRoot ? ["setpriv", ...user] : []), "sh", "-c", script];
  const env = { PATH: process.env.PATH, HOME: work, ...registry(), ...variables };
  const { status } = spawnSync(command, args, { cwd: source, env, stdio: "inherit" });
  if (status !== 0) stop(`The step failed: ${script}`);
}

/** The registry settings of this machine's npm, for the npm of the clean folder. */
function registry() {
  const url = execFileSync("npm", ["config", "get", "registry"], { encoding: "utf8" }).trim();
  return { npm_config_registry: url };
}

/** The archive must match SHA256SUMS. */
function unpack(name, basePath) {
  const dist = path.join(source, "dist");
  const [line = ""] = readFileSync(path.join(dist, "SHA256SUMS"), "utf8").split("\n");
  const [sum, archive = ""] = line.split("  ");
  if (sha256(path.join(dist, archive)) !== sum) stop("SHA256SUMS does not match the archive.");
  const to = path.join(work, `release-${name}`);
  mkdirSync(to);
  execFileSync("tar", ["-C", to, "--no-same-owner", "-xzf", path.join(dist, archive)]);
  rmSync(dist, { recursive: true });
  const folder = path.join(to, archive.replace(/\.tar\.gz$/, ""));
  console.log(`Unpacked ${archive} (${basePath || "/"}) into an empty folder.`);
  return folder;
}
