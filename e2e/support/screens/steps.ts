import { randomUUID } from "node:crypto";
import type { Locator, Page } from "@playwright/test";
import type { Fixtures } from "./fixtures";

/** Returns the rows of the page's table, its headings first. */
export const rows = (page: Page): Locator => page.getByRole("table").getByRole("row");
/** Returns the button of exactly this name. */
export const button = (page: Page | Locator, name: string): Locator =>
  page.getByRole("button", { name, exact: true });
/** Opens a page and waits for its heading: by client navigation if possible, which halves the time. */
export async function open(page: Page, path: string): Promise<void> {
  if (!(await navigateInClient(page, path))) await page.goto(path);
  await page.getByRole("heading", { level: 1 }).waitFor();
}

/** Makes the next screen load again instead of navigating within the client. */
export async function requireReload(page: Page): Promise<void> {
  await page.evaluate(() => document.documentElement.toggleAttribute("data-left", true));
}

/** Navigates with the client's router. Returns false if Foyer is not open, or must be loaded again. */
async function navigateInClient(page: Page, path: string): Promise<boolean> {
  if (await page.locator("[data-left]").count()) return false;
  const overlay = page.locator("dialog[open], [role=dialog], [role=alertdialog], [role=menu]");
  if (await overlay.first().isVisible()) {
    await page.keyboard.press("Escape");
    await overlay.first().waitFor({ state: "hidden" });
  }
  const going = await page.evaluate((to) => {
    const router: unknown = Reflect.get(Reflect.get(window, "next") ?? {}, "router");
    if (typeof router !== "object" || router === null) return false;
    const push: unknown = Reflect.get(router, "push");
    if (typeof push !== "function") return false;
    if (window.location.pathname + window.location.search !== to) push.call(router, to);
    return true;
  }, path);
  if (going) await page.waitForURL(path);
  return going;
}

/** Opens the conference with people, and waits for its roster and the counts above it. */
export async function openFull(page: Page, fixtures: Fixtures, query = ""): Promise<void> {
  const { full, translate } = fixtures;
  await open(page, `/conferences/${full.code}${query}`);
  await rows(page).nth(1).waitFor();
  const counts = page.getByRole("list", { name: translate("participants.summary.label") });
  await counts.getByText("–", { exact: true }).first().waitFor({ state: "hidden" });
}

/** Opens the conference's own menu: on phones the navigation has one of the same name. */
export const openMore = (page: Page, { translate }: Fixtures) =>
  button(page.getByRole("main"), translate("conferences.more")).click();

/** Chooses an entry of the first person's Actions menu. */
export async function openAction(page: Page, fixtures: Fixtures, entry: string): Promise<void> {
  await openFull(page, fixtures);
  await button(page, fixtures.translate("participants.columns.actions")).nth(1).click();
  await page.getByRole("menuitem", { name: fixtures.translate(entry), exact: true }).click();
}

/** Opens the form of an invitation and fills in a person. */
export async function fillInvitation(
  page: Page,
  { translate }: Fixtures,
  code: string,
  email: string,
) {
  await open(page, `/conferences/${code}/invite`);
  await page.getByLabel(translate("invitations.email"), { exact: true }).fill(email);
  await page.getByLabel(translate("invitations.name"), { exact: true }).fill("Мария Орлова");
}

/** Sends the form of an invitation. */
export const send = (page: Page, { translate }: Fixtures) =>
  button(page, translate("invitations.send"))
    .or(button(page, translate("invitations.inviteAndEmail")))
    .click();

/** Returns an address that nobody has used. */
export const guest = () => `guest-${randomUUID().slice(0, 8)}@example.com`;
/** Returns the page's first alert. */
export const alert = (page: Page): Locator => page.locator("main").getByRole("alert").first();

/** Waits until a menu shows its entries, whose code may still be loading. */
export const menuShown = (page: Page): Promise<void> =>
  page.getByRole("menu").getByRole("menuitem").first().waitFor();
