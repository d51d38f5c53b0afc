import { chromium, defineConfig } from "@playwright/test";
import { installed } from "./scripts/browser.mjs";

const root = process.getuid?.() === 0;
const executablePath = process.env.FOYER_BROWSER || installed(chromium.executablePath());

/** Journeys in a real Chromium on the production build; `npm test` brings one where there is none. */
export default defineConfig({
  testDir: "./e2e",
  testMatch: "**/*.spec.ts",
  // Ten widths in two languages take minutes (`npm run layout`), and so does a release (`npm run test:release`).
  testIgnore: process.env.FOYER_LAYOUT ? [] : ["**/layout.spec.ts", "release/**"],
  globalSetup: "./e2e/support/server.ts",
  fullyParallel: true,
  forbidOnly: Boolean(process.env.CI),
  // A journey waits as often as it works: two processors carry three.
  workers: 3,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: "list",
  use: {
    browserName: "chromium",
    locale: "en-US",
    screenshot: "only-on-failure",
    // Keeping a copy of every page costs more than the journey: `npx playwright test --trace on`.
    trace: "off",
    launchOptions: {
      ...(executablePath && { executablePath }),
      // Chromium's sandbox refuses root, which is who runs tests in a container.
      args: ["--disable-gpu", ...(root ? ["--no-sandbox"] : [])],
    },
  },
});
