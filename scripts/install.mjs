import { readFileSync } from "node:fs";
import { availableBytes } from "./memory.mjs";
import { inRoot } from "./root.mjs";
import { run, stop } from "./run.mjs";
import { refuseWhileServing } from "./running.mjs";

const MIN_NODE = [20, 9];

/** Exits with one line if this Node version is not supported. */
export function checkNode() {
  const [major, minor] = process.versions.node.split(".").map(Number);
  if (major > MIN_NODE[0] || (major === MIN_NODE[0] && minor >= MIN_NODE[1])) return;
  stop(
    `Foyer requires Node ${MIN_NODE.join(".")} or later. This is Node ${process.versions.node}. Install a newer version and try again.`,
  );
}

/** Installs the packages of the lock file unless exactly those are installed. */
export async function install() {
  if (isInstalled()) return;
  await refuseWhileServing("an installation would replace the packages that it uses.");
  console.log("Installing packages (first start and after updates)…");
  const npm = process.env.npm_execpath;
  const args = ["ci", "--include=dev", "--no-audit", "--no-fund", "--loglevel=error"];
  const { code, signal, output } = npm?.endsWith(".js")
    ? await run(process.execPath, [npm, ...args], { quiet: true })
    : await run("npm", args, { quiet: true });
  if (code === 0) return;
  console.error(output);
  const why = signal
    ? `npm was ended by ${signal}, perhaps for lack of memory: ${megabytes(availableBytes())} MB are free.`
    : "See the npm output above, then try again.";
  stop(`Couldn't install packages. ${why}`);
}

const megabytes = (bytes) => Math.round(bytes / 1024 ** 2);

function isInstalled() {
  const wanted = packagesIn(inRoot("package-lock.json"));
  const have = packagesIn(inRoot("node_modules", ".package-lock.json"));
  return Object.entries(wanted).every(([path, entry]) => {
    if (path === "" || entry.link) return true;
    const installed = have[path];
    // Packages for other platforms are never installed here.
    return installed ? installed.version === entry.version : Boolean(entry.optional || entry.peer);
  });
}

function packagesIn(file) {
  try {
    return JSON.parse(readFileSync(file, "utf8")).packages;
  } catch {
    return {};
  }
}
