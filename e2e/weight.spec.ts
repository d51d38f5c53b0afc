import type { Page } from "@playwright/test";
import { expect, SIGNED_OUT, test } from "./support/test";
import { WEIGHT_LIMITS, weigh } from "./support/weight";

async function expectLight(page: Page, url: string, most: number) {
  const weight = await weigh(page, url);
  expect(weight, "no script was counted").toBeGreaterThan(0);
  test.info().annotations.push({ type: "kB", description: weight.toFixed(1) });
  expect(weight).toBeLessThanOrEqual(most);
}

test.describe("before signing in", () => {
  test.use({ storageState: SIGNED_OUT });

  test("sign-in stays within its JavaScript limit", ({ page }) =>
    expectLight(page, "/login", WEIGHT_LIMITS["sign-in"]));
});

test("the list of conferences stays within its JavaScript limit", ({ page }) =>
  expectLight(page, "/conferences", WEIGHT_LIMITS.conferences));

test("a roster stays within its JavaScript limit", async ({ page, sandbox }) => {
  const { code } = await sandbox.seed(100);
  await expectLight(page, `/conferences/${code}`, WEIGHT_LIMITS.roster);
});

test("the people search stays within its JavaScript limit", ({ page }) =>
  expectLight(page, "/people", WEIGHT_LIMITS.people));
