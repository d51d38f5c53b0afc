import { existsSync } from "node:fs";
import { run, runBin, stop } from "./run.mjs";

const SYSTEM = [
  process.env.FOYER_BROWSER,
  "/usr/bin/chromium-headless-shell",
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome-stable",
  "/usr/bin/google-chrome",
  "/snap/bin/chromium",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
];

/** Returns the installed Chromium: Playwright's, at the given path, or the system's. */
export function installed(own) {
  return [own, ...SYSTEM].find((path) => path && existsSync(path));
}

/**
 * Returns the path of a Chromium for tests: Playwright's, the system's, or one that Playwright or
 * apt-get installs. Exits with one line if there is none.
 */
export async function browser() {
  const { chromium } = await import("@playwright/test");
  const own = chromium.executablePath();
  const found = installed(own);
  if (found) return found;
  console.log("Getting a browser for the tests…");
  await runBin("@playwright/test/cli.js", ["install", "chromium"], { quiet: true });
  if (existsSync(own) && (await starts(own))) return own;
  if (process.getuid?.() === 0) {
    const quietly = { quiet: true, env: { DEBIAN_FRONTEND: "noninteractive" } };
    await run("apt-get", ["update"], quietly);
    const get = (name) =>
      run("apt-get", ["install", "-y", "--no-install-recommends", name], quietly);
    // The headless shell starts faster; Debian has it, Ubuntu does not.
    await get("chromium-headless-shell");
    if (!SYSTEM.some((candidate) => candidate && existsSync(candidate))) await get("chromium");
  }
  const path = SYSTEM.find((candidate) => candidate && existsSync(candidate));
  if (path) return path;
  return stop(
    "No browser for the tests: install Chromium (Debian: apt-get install chromium), or set FOYER_BROWSER to one.",
  );
}

/** Playwright's Chromium may be installed without the system libraries that it needs. */
async function starts(path) {
  const { code } = await run(path, ["--version", "--no-sandbox"], { quiet: true });
  return code === 0;
}
