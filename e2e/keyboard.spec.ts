import { openRoster, roster, rowOf } from "./support/roster";
import { expect, test } from "./support/test";

test("a list is operated by keyboard", async ({ page, sandbox }) => {
  const conference = await sandbox.seed(5);
  await openRoster(page, conference);
  await expect(rowOf(page, "person001@")).toBeVisible();
  const row = (index: number) => roster(page).locator(`[aria-rowindex="${index + 2}"]`);

  // Keys work only after hydration.
  await expect(async () => {
    await page.keyboard.press("j");
    await expect(row(0)).toBeFocused({ timeout: 500 });
  }).toPass();
  await page.keyboard.press("j");
  await expect(row(1)).toBeFocused();
  await page.keyboard.press("x");
  await expect(page.getByText("1 selected").first()).toBeVisible();
  await page.keyboard.press("Shift+ArrowDown");
  await page.keyboard.press("Shift+ArrowDown");
  await expect(page.getByText("3 selected").first()).toBeVisible();
  await page.keyboard.press("k");
  await expect(row(2)).toBeFocused();
  await page.keyboard.press("Escape");

  await page.keyboard.press("e");
  await expect(page.getByRole("dialog")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toHaveCount(0);

  await page.keyboard.press("?");
  await expect(page.getByRole("dialog", { name: "Keyboard shortcuts" })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toHaveCount(0);

  await page.keyboard.press("g");
  await page.keyboard.press("c");
  await expect(page).toHaveURL(/\/conferences$/);
});

test("Shift-click selects a range", async ({ page, sandbox }) => {
  const conference = await sandbox.seed(6);
  await openRoster(page, conference);
  const boxes = roster(page).locator("tbody").getByRole("checkbox");
  await boxes.nth(1).click();
  await boxes.nth(4).click({ modifiers: ["Shift"] });
  await expect(page.getByText("4 selected").first()).toBeVisible();
});

test("the command menu revokes a person to the end by keyboard", async ({ page, sandbox }) => {
  const conference = await sandbox.seed(0);
  const name = `Zoya ${conference.code.slice(-6)}`;
  await page.goto(`/conferences/${conference.code}/invite`);
  await page.getByLabel("Email", { exact: true }).fill(`${conference.code}@example.com`);
  await page.getByLabel("Name", { exact: true }).fill(name);
  await page.keyboard.press("Enter");
  await expect(page.getByLabel("Invite link")).toBeVisible();

  await page.keyboard.press("Control+k");
  await expect(page.getByRole("combobox").first()).toBeFocused();
  await page.keyboard.type(`revoke ${name}`);
  await expect(
    page.getByRole("option", { name: new RegExp(`Revoke ${name}'s access`) }),
  ).toBeVisible();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("button", { name: "Undo" })).toBeVisible();
});
