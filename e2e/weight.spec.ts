import type { Page } from "@playwright/test";
import { expect, STRANGER, test } from "./support/test";
import { MOST, weigh } from "./support/weight";

async function expectLight(page: Page, url: string, most: number) {
  const weight = await weigh(page, url);
  expect(weight, "no script was counted").toBeGreaterThan(0);
  expect(weight).toBeLessThanOrEqual(most);
}

test.describe("before signing in", () => {
  test.use({ storageState: STRANGER });

  test("sign-in sends no more JavaScript than it may", ({ page }) =>
    expectLight(page, "/login", MOST["sign-in"]));
});

test("the list of conferences sends no more JavaScript than it may", ({ page }) =>
  expectLight(page, "/conferences", MOST.conferences));

test("a roster sends no more JavaScript than it may", async ({ page, sandbox }) => {
  const { code } = await sandbox.seed(100);
  await expectLight(page, `/conferences/${code}`, MOST.roster);
});

test("the search for people sends no more JavaScript than it may", ({ page }) =>
  expectLight(page, "/people", MOST.people));
