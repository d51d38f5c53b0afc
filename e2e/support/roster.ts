import { expect, type Locator, type Page } from "@playwright/test";
import type { SeededConference } from "./sandbox";

/** Opens a conference and waits for its roster. */
export async function openRoster(page: Page, { code }: Pick<SeededConference, "code">) {
  await page.goto(`/conferences/${code}`);
  await expect(roster(page)).toBeVisible();
}

/** Returns the table of participants. */
export const roster = (page: Page): Locator => page.getByRole("table", { name: /^Roster of/ });

/** Returns the row of the person with this name or address. */
export const rowOf = (page: Page, who: string): Locator =>
  roster(page).getByRole("row").filter({ hasText: who });

/** Chooses an entry of a person's Actions menu. */
export async function choose(page: Page, who: string, entry: string): Promise<void> {
  await rowOf(page, who).getByRole("button", { name: "Actions" }).click();
  await page.getByRole("menuitem", { name: entry, exact: true }).click();
}

/** Presses a copy button and returns the clipboard's content. */
export async function copied(page: Page, button: Locator, label: string | RegExp): Promise<string> {
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await button.click();
  await expect(page.getByText(label, { exact: typeof label === "string" }).first()).toBeVisible();
  return page.evaluate(() => navigator.clipboard.readText());
}

/** Returns the text of the page behind a link. */
export async function asGuest(page: Page, link: string): Promise<string> {
  const response = await page.request.get(link);
  return (await response.text())
    .replaceAll(/<(style|title)>[^]*?<\/\1>/g, "")
    .replaceAll(/<[^>]+>/g, " ")
    .replaceAll(/\s+/g, " ");
}
