import type { Page } from "@playwright/test";
import { enter } from "./support/session";
import { makeStaff } from "./support/staff";
import { expect, SIGNED_OUT, test } from "./support/test";
import { translator } from "./support/translations";

const menu = (page: Page) => page.getByRole("dialog", { name: "Command menu" });
const entry = (page: Page, name: string | RegExp) => menu(page).getByRole("option", { name });

/** Opens the menu with its shortcut, which works once the page is hydrated. */
async function openMenu(page: Page, name = "Command menu"): Promise<void> {
  await page.getByRole("button", { name, exact: true }).focus();
  await expect(async () => {
    await page.keyboard.press("Control+k");
    await expect(page.getByRole("combobox")).toBeFocused({ timeout: 1_000 });
  }).toPass();
}

test("opens a conference and a person by keyboard, also in the wrong layout and case", async ({
  page,
  sandbox,
}) => {
  const room = await sandbox.seed(1, "Ёлочный бал");
  await page.goto(`/conferences/${room.code}`);
  await expect(page.getByRole("heading", { level: 1, name: room.title })).toBeVisible();
  // A visit is stored once the page is hydrated.
  await expect
    .poll(() => page.evaluate(() => localStorage.getItem("foyer.recent")))
    .toContain(room.code);
  await page.goto("/conferences");
  await openMenu(page);
  // Recent pages come first.
  await expect(menu(page).getByRole("option").first()).toHaveText(room.title);
  // "ёлочный бал", typed in the other layout and in capitals.
  await page.keyboard.type("TKJXYSQ ,FK");
  const conferences = menu(page).getByRole("group", { name: "Conferences" });
  await expect(conferences).toContainText(room.title);
  await page.keyboard.press("Escape");
  await expect(menu(page)).toBeHidden();
  await expect(page.getByRole("button", { name: "Command menu" })).toBeFocused();

  await openMenu(page);
  await page.keyboard.type(room.title.toUpperCase());
  const meant = page.getByRole("option", { selected: true });
  await expect(meant).toHaveText(`${room.title}1 participant`);
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(new RegExp(`/conferences/${room.code}$`));

  await page.goto(`/conferences/${room.code}/invite`);
  await page.getByLabel("Email", { exact: true }).fill("kommandeur@people.example");
  await page.getByLabel("Name").fill("Karla Kommandeur");
  await page.getByRole("button", { name: "Invite", exact: true }).click();
  const link = await page.getByLabel("Invite link").inputValue();
  const requested: string[] = [];
  page.on("request", (each) => requested.push(each.url()));
  await openMenu(page);
  // A pasted link finds its owner and appears in no URL.
  await page.keyboard.insertText(`they sent me ${link}`);
  await expect(menu(page).getByRole("option")).toHaveCount(1);
  await expect(entry(page, /Karla Kommandeur/)).toContainText(room.title);
  await page.getByRole("combobox").fill("KARLA kommand");
  await expect(menu(page).getByRole("group", { name: "People" })).toContainText("Karla");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: "Karla Kommandeur" })).toBeVisible();
  const token = /eyJ[\w.-]+/.exec(link)?.[0] ?? link;
  expect(
    [page.url(), ...requested].filter((url) => decodeURIComponent(url).includes(token)),
  ).toEqual([]);
});

test.describe("for other people", () => {
  test.use({ storageState: SIGNED_OUT });

  test("offers support only what support may do", async ({ page, context, foyer }) => {
    await enter(context, foyer, (await makeStaff(foyer.dataDir, "support")).email);
    await page.goto("/");
    await openMenu(page);
    await expect(entry(page, "People")).toBeVisible();
    await expect(entry(page, "New conference")).toHaveCount(0);
    await expect(entry(page, "Staff")).toHaveCount(0);
    await page.keyboard.type("new conf");
    await expect(menu(page).getByRole("option")).toHaveText(["Search people for “new conf”"]);
  });
});

test("speaks Russian, and changes the language", async ({ page, context, baseURL }) => {
  const translate = translator("ru");
  await context.addCookies([{ name: "foyer.locale", value: "ru", url: baseURL ?? "" }]);
  await page.goto("/conferences");
  await openMenu(page, translate("common.commands.title"));
  await page.keyboard.type(translate("common.commands.newConference").slice(0, 8).toUpperCase());
  await expect(page.getByRole("option", { selected: true })).toHaveText(
    translate("common.commands.newConference"),
  );
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/conferences\/new$/);
});

test("ignores results of an earlier text", async ({ page, sandbox }) => {
  const room = await sandbox.seed(0, "Inselfest");
  await page.goto(`/conferences/${room.code}`);
  await expect(page.getByRole("heading", { level: 1, name: room.title })).toBeVisible();
  await openMenu(page);
  await page.keyboard.type("In");
  await expect(entry(page, room.title)).toBeVisible();
  // Later searches get no response.
  await page.route(/\/api\/.*q=/, () => {});
  await page.keyboard.type("stallation");
  await expect(entry(page, room.title)).toHaveCount(0);
  await expect(page.getByRole("option", { selected: true })).toHaveText("Installation");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/installation$/);
});

test("leads administrators to the state of the installation", async ({ page }) => {
  await page.goto("/conferences");
  await openMenu(page);
  await page.keyboard.type("Installation");
  await expect(page.getByRole("option", { selected: true })).toHaveText("Installation");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: "Installation" })).toBeVisible();
  await expect(page.getByRole("region", { name: "Health" })).toContainText(
    "Read from the databaseWorking",
  );
  await expect(page.getByRole("region", { name: "Background work" })).toContainText("Heartbeat");
  await expect(page.getByRole("row", { name: "NEXTAUTH_SECRET" })).toContainText(/Set|Not set/);
  await page.goto("/help");
  await page.getByRole("link", { name: "Backup and restore" }).first().click();
  await expect(page.getByRole("heading", { level: 1, name: "Backup and restore" })).toBeVisible();
  await expect(page.getByText("npm run restore -- foyer.tar.gz").first()).toBeVisible();
});
