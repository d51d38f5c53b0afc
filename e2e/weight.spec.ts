import type { Page } from "@playwright/test";
import { expect, STRANGER, test } from "./support/test";
import { MOST, weigh } from "./support/weight";

async function expectLight(page: Page, url: string, most: number) {
  const weight = await weigh(page, url);
  expect(weight, "no script was counted").toBeGreaterThan(0);
  test.info().annotations.push({ type: "kB", description: weight.toFixed(1) });
  expect(weight).toBeLessThanOrEqual(most);
}

test.describe("before signing in", () => {
  test.use({ storageState: STRANGER });

  test("sign-in stays within its JavaScript limit", ({ page }) =>
    expectLight(page, "/login", MOST["sign-in"]));
});

test("the list of conferences stays within its JavaScript limit", ({ page }) =>
  expectLight(page, "/conferences", MOST.conferences));

test("a roster stays within its JavaScript limit", async ({ page, sandbox }) => {
  const { code } = await sandbox.seed(100);
  await expectLight(page, `/conferences/${code}`, MOST.roster);
});

test("the people search stays within its JavaScript limit", ({ page }) =>
  expectLight(page, "/people", MOST.people));
