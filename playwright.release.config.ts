import { defineConfig } from "@playwright/test";
import base from "./playwright.config";

/** The tests of a release: `npm run test:release`, which builds it first. */
export default defineConfig({
  ...base,
  testDir: "./e2e/release",
  // playwright.config.ts excludes these.
  projects: [{ name: "release", testMatch: "**/*.spec.ts" }],
  globalSetup: [],
  workers: 1,
  timeout: 240_000,
  // A build and other servers may keep this machine busy.
  expect: { timeout: 30_000 },
  use: { ...base.use, ignoreHTTPSErrors: true },
});
