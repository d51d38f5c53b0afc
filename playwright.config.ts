import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { chromium, defineConfig } from "@playwright/test";
import { installed } from "./scripts/browser.mjs";

const root = process.getuid?.() === 0;
const executablePath = process.env.FOYER_BROWSER || installed(chromium.executablePath());

// Ten widths in two languages take minutes (`npm run layout`), and so does a release (`npm run test:release`).
const others = process.env.FOYER_LAYOUT ? [] : ["**/layout.spec.ts", "release/**"];

/** The longest files, which would run alone at the end if they started last; the very longest starts first. */
const LONGEST = "**/screens.spec.ts";
const LONG = ["failures", "import-runs", "mail", "stop"].map((name) => `**/${name}.spec.ts`);

/** Files whose tests have a separate server, which costs a worker and a browser. */
const OWN_SERVER = readdirSync("e2e")
  .filter((file) => file.endsWith(".spec.ts"))
  .filter((file) => readFileSync(path.join("e2e", file), "utf8").includes("ownServer"))
  .map((file) => `**/${file}`);

/** Browser tests in a real Chromium on the production build; `npm test` installs one if needed. */
export default defineConfig({
  testDir: "./e2e",
  // In this order, so that workers change their server as rarely as possible.
  projects: [
    { name: "longest", testMatch: LONGEST, fullyParallel: false },
    { name: "long", testMatch: LONG, fullyParallel: false },
    {
      name: "own server",
      testMatch: OWN_SERVER,
      testIgnore: [...others, LONGEST, ...LONG],
      fullyParallel: false,
    },
    {
      name: "shared server",
      testMatch: "**/*.spec.ts",
      testIgnore: [...others, LONGEST, ...LONG, ...OWN_SERVER],
      fullyParallel: true,
    },
  ],
  globalSetup: "./e2e/support/server.ts",
  forbidOnly: Boolean(process.env.CI),
  // I/O-bound: three workers on two processors.
  workers: 3,
  // Three workers share two processors.
  timeout: 120_000,
  expect: { timeout: 20_000 },
  reporter: "list",
  use: {
    browserName: "chromium",
    locale: "en-US",
    // Frames of an animation cost more than the test; `keyboard-and-phone.spec.ts` keeps them.
    contextOptions: { reducedMotion: "reduce" },
    screenshot: "only-on-failure",
    // Storing a copy of every page costs more than the test: `npx playwright test --trace on`.
    trace: "off",
    launchOptions: {
      ...(executablePath && { executablePath }),
      // Chromium's sandbox refuses root, and containers usually run as root.
      args: ["--disable-gpu", ...(root ? ["--no-sandbox"] : [])],
    },
  },
});
