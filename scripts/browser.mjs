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

/** The Chromium that is there: Playwright's own, at the path given, else the system's. */
export function installed(own) {
  return [own, ...SYSTEM].find((path) => path && existsSync(path));
}

/**
 * A Chromium to test with: Playwright's own where it is installed, else the system's, else one that
 * Playwright or apt-get brings. Answers its path; ends with one clear line where there is none.
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
    // The shell alone starts faster; Debian has it, Ubuntu has not.
    await get("chromium-headless-shell");
    if (!SYSTEM.some((candidate) => candidate && existsSync(candidate))) await get("chromium");
  }
  const path = SYSTEM.find((candidate) => candidate && existsSync(candidate));
  if (path) return path;
  return stop(
    "No browser for the tests: install Chromium (Debian: apt-get install chromium), or set FOYER_BROWSER to one.",
  );
}

/** Playwright's Chromium may be there and still lack system libraries. */
async function starts(path) {
  const { code } = await run(path, ["--version", "--no-sandbox"], { quiet: true });
  return code === 0;
}
