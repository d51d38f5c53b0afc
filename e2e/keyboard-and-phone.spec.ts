import type { Page } from "@playwright/test";
import { expect, test } from "./support/test";
import { openRoster, roster, rowOf } from "./support/roster";

// The usual three seconds are too short to reach Undo by keyboard on a slow machine.
test.use({
  ownServer: { FOYER_UNDO_SECONDS: "15" },
  contextOptions: { reducedMotion: "no-preference" },
});

/** Presses a key until its result is visible: keys work only after hydration. */
async function pressUntil(page: Page, key: string, there: () => Promise<void>): Promise<void> {
  await expect(async () => {
    await page.keyboard.press(key);
    await there();
  }).toPass();
}

test("keyboard only: invite, find, fix, revoke, undo", async ({ page, sandbox }) => {
  test.slow();
  const conference = await sandbox.seed(3);
  const email = `kim-${conference.code.toLowerCase()}@example.com`;
  await page.goto(`/conferences/${conference.code}/invite`);
  await expect(page.getByLabel("Email", { exact: true })).toBeFocused();
  await page.keyboard.type(email);
  await page.keyboard.press("Enter");
  await expect(page.getByLabel("Invite link")).toBeVisible();

  await openRoster(page, conference);
  const search = page.getByRole("searchbox", { name: "Search participants" });
  await pressUntil(page, "/", () => expect(search).toBeFocused({ timeout: 500 }));
  await page.keyboard.type(email);
  await expect(roster(page).getByRole("row")).toHaveCount(2);
  await page.keyboard.press("Tab");
  await pressUntil(page, "j", () => expect(rowOf(page, email)).toBeFocused({ timeout: 500 }));
  await page.keyboard.press("Enter");
  const panel = page.getByRole("dialog", { name: email });
  await expect(panel.getByText("Can join", { exact: true })).toBeVisible();
  await page.keyboard.press("Escape");

  await rowOf(page, email).focus();
  await page.keyboard.press("r");
  await expect(page.getByRole("alertdialog")).toBeVisible();
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await expect(page.getByText(`Access for ${email} ends in`)).toBeVisible();
  await page.keyboard.press("F8");
  await page.keyboard.press("Tab");
  await expect(page.getByRole("button", { name: "Undo" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByText(/^Access kept for /).first()).toBeVisible();
});

test("unsent form input survives navigation and reload", async ({ page }) => {
  await page.goto("/conferences/new");
  const title = page.getByLabel("Title");
  await expect(title).toBeEditable();
  await title.fill("Half a thought");
  await page.reload();
  await expect(title).toHaveValue("Half a thought");
  await expect(page.getByText("Your unsent draft was restored.")).toBeVisible();
  await page.goto("/people");
  await page.goto("/conferences/new");
  await expect(title).toHaveValue("Half a thought");
  await page.getByRole("button", { name: "Discard draft" }).click();
  await expect(title).toHaveValue("");
});

test.describe("on a phone", () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true });

  test("the first screen shows people, and one line has every action", async ({
    page,
    sandbox,
  }) => {
    const conference = await sandbox.seed(6);
    await openRoster(page, conference);
    const bar = page.getByRole("navigation");
    const third = roster(page).locator("[aria-rowindex='4']");
    await expect(third).toBeVisible();
    const [row, edge] = [await third.boundingBox(), await bar.boundingBox()];
    expect((row?.y ?? Infinity) + (row?.height ?? 0)).toBeLessThanOrEqual(edge?.y ?? 0);

    await page.getByRole("button", { name: "Filters" }).tap();
    await page.getByLabel("Role").selectOption({ label: "Moderators" });
    await expect(page).toHaveURL(/role=moderator/);
    await page.getByLabel("Role").selectOption({ label: "All" });

    await roster(page).locator("tbody").getByRole("checkbox").first().tap();
    const actions = page.getByRole("region", { name: "Selection" });
    await expect(actions.getByRole("button", { name: "Revoke" })).toBeVisible();
    expect((await actions.boundingBox())?.height).toBeLessThan(64);
    const buttons = await actions.getByRole("button").allInnerTexts();
    expect(buttons[0]).not.toContain("Revoke");
    await page.keyboard.press("Escape");

    await rowOf(page, "person001@").getByRole("button").first().tap();
    await expect(page.getByRole("dialog").getByText("Can probably join").first()).toBeVisible();
  });
});
