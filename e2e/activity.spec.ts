import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { promisify } from "node:util";
import { holdScripts } from "./support/hold-scripts";
import { enter } from "./support/session";
import { makeStaff } from "./support/staff";
import { expect, SIGNED_OUT, test } from "./support/test";

const run = promisify(execFile);
const dataDir = () => process.env.FOYER_E2E_DATA ?? "";

test("filters in the URL find entries, and the export contains them", async ({ page }) => {
  const name = `Vera ${Math.random().toString(36).slice(2, 8)}`;
  await page.goto("/staff");
  await page.getByRole("button", { name: "Add staff" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Email").fill(`${name.replace(" ", ".").toLowerCase()}@staff.example`);
  await dialog.getByLabel("Name").fill(name);
  await dialog.getByRole("button", { name: "Add", exact: true }).click();
  await page.getByRole("button", { name: "Done" }).click();

  await page.getByRole("link", { name: "Activity" }).click();
  await expect(page.getByRole("heading", { name: "Activity" })).toBeVisible();
  await page.getByLabel("Action").selectOption({ label: "Staff member added" });
  await expect(page).toHaveURL(/action=staff\.add/);
  const row = page.getByRole("row", { name: name.replace(" ", ".").toLowerCase() });
  await expect(row).toContainText(/added the staff member vera/);
  await expect(row).toContainText("Done");
  // A day chosen before hydration is kept.
  const releaseScripts = await holdScripts(page);
  await page.reload({ waitUntil: "commit" });
  await expect(row).toBeVisible();
  await page.getByLabel("To", { exact: true }).fill("2020-01-01");
  releaseScripts();
  await expect(page.getByRole("heading", { name: "No matching entries" })).toBeVisible();
  await page.getByRole("button", { name: "Clear filters" }).click();
  await expect(page).toHaveURL(/\/activity$/);

  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "Export" }).click();
  const file = readFileSync(await (await download).path(), "utf8");
  expect(file).toContain(name.replace(" ", ".").toLowerCase());
  expect(file).not.toContain("/welcome/");
  const sheet = page.waitForEvent("download");
  await page.getByRole("button", { name: "File format" }).click();
  await page.getByRole("menuitem", { name: "Excel (.xlsx)" }).click();
  expect((await sheet).suggestedFilename()).toMatch(/\.xlsx$/);
});

test("verifies the activity log while Foyer runs", async () => {
  const { stdout } = await run(
    process.execPath,
    ["node_modules/tsx/dist/cli.mjs", "scripts/verify-activity.ts"],
    { env: { ...process.env, FOYER_DATA_DIR: dataDir(), DATABASE_URL: "" } },
  );
  expect(stdout).toMatch(/^Activity is intact: \d+ entries, head [0-9a-f]{64}\.$/m);
});

test.describe("support", () => {
  // Support can't open the last page, which the browser reports.
  test.use({ storageState: SIGNED_OUT, expectedErrors: [/status of 40[34]/] });

  test("sees why a person can't join and a conference's history, but not the whole log", async ({
    page,
    context,
    foyer,
  }) => {
    await enter(context, foyer, (await makeStaff(foyer.dataDir, "support")).email);
    await page.goto("/conferences");
    await expect(page.getByRole("searchbox", { name: "Search conferences" })).toBeVisible();
    await expect(page.getByRole("link", { name: "Staff" })).toHaveCount(0);
    await page.getByRole("table").getByRole("link").first().click();
    await expect(page.getByRole("searchbox", { name: "Search participants" })).toBeVisible();
    const first = page.getByRole("row").nth(1);
    await first.getByRole("button", { name: "Actions" }).click();
    await page.getByRole("menuitem", { name: "Can they join?" }).click();
    await expect(page.getByRole("heading", { name: "Can they join?" })).toBeVisible();
    await expect(page.getByText(/They join as a (moderator|participant)\./)).toBeVisible();
    await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
    await page.getByRole("button", { name: "Copy as text" }).click();
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    expect(copied).toMatch(/They join as a/);

    await page.goBack();
    await page.getByRole("button", { name: "More", exact: true }).click();
    await page.getByRole("menuitem", { name: "Activity" }).click();
    await expect(page.getByRole("heading", { name: /^Activity in / })).toBeVisible();
    await page.goto("/activity");
    await expect(page.getByRole("heading", { name: "You don't have access" })).toBeVisible();
  });
});
