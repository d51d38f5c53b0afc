import { randomUUID } from "node:crypto";
import type { Page } from "@playwright/test";
import { expect, test } from "./support/test";

const unique = (name: string) => `${name} ${randomUUID().slice(0, 8)}`;
const table = (page: Page) => page.getByRole("table", { name: "Conferences" });

async function menuOf(page: Page, title: string, entry: string): Promise<void> {
  const row = table(page).getByRole("row", { name: title });
  await row.getByRole("button", { name: "Actions" }).click();
  await page.getByRole("menuitem", { name: entry, exact: true }).click();
}

test.describe("creating a conference", () => {
  test("shows errors at the fields and keeps the input", async ({ page }) => {
    await page.goto("/conferences");
    await page.getByRole("link", { name: "New conference" }).first().click();
    await expect(page.getByRole("heading", { name: "New conference", level: 1 })).toBeVisible();
    await page.getByLabel("Description").fill("<b>Not bold</b>");
    await page.getByLabel("Folder code").fill("no spaces");
    await page.getByRole("button", { name: "Create conference" }).click();
    await expect(page.getByLabel("Title")).toHaveAccessibleDescription("Enter a title.");
    await expect(page.getByLabel("Title")).toBeFocused();
    await expect(page.getByLabel("Folder code")).toHaveAccessibleDescription(
      /Use letters and digits only/,
    );
    await expect(page.getByLabel("Description")).toHaveValue("<b>Not bold</b>");
  });

  test("escapes markup in titles, and a search finds it", async ({ page, sandbox }) => {
    const title = unique("<img src=x onerror=alert(1)> & Co");
    await page.goto("/conferences/new");
    await page.getByLabel("Title").fill(title);
    await page.getByLabel("Folder code").fill("a8GESjhK");
    await page.getByRole("button", { name: "Create conference" }).click();
    await expect(page.getByRole("heading", { name: title, level: 1 })).toBeVisible();
    await expect(page.getByText("No participants yet")).toBeVisible();
    expect(await sandbox.titled(title)).toHaveLength(1);
    await page.goto(`/conferences?q=${encodeURIComponent(title)}`);
    await expect(table(page).getByRole("link", { name: title })).toBeVisible();
  });

  test("creates one conference for a double click", async ({ page, sandbox }) => {
    const title = unique("Twice");
    await page.goto("/conferences/new");
    await page.getByLabel("Title").fill(title);
    await page.getByRole("button", { name: "Create conference" }).dblclick();
    await expect(page.getByRole("heading", { name: title, level: 1 })).toBeVisible();
    expect(await sandbox.titled(title)).toHaveLength(1);
  });
});

test.describe("a conference", () => {
  test("is found, opened, edited and its code copied", async ({ page, context, sandbox }) => {
    await context.grantPermissions(["clipboard-read", "clipboard-write"]);
    const { code, title } = await sandbox.seed(2);
    await page.goto("/conferences");
    await page.getByRole("button", { name: "Refresh" }).click();
    await page.getByRole("searchbox", { name: "Search conferences" }).fill(title.toUpperCase());
    await expect(page).toHaveURL(/[?&]q=JOURNEY/);
    await expect(page.getByRole("status").getByText("1 match")).toBeVisible();
    await menuOf(page, title, "Copy code");
    await expect(page.getByText(`Code of “${title}” copied`, { exact: true })).toBeVisible();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(code);

    await menuOf(page, title, "Edit");
    await expect(page.getByRole("heading", { name: "Edit conference" })).toBeVisible();
    const renamed = unique("Renamed");
    await page.getByLabel("Title").fill(renamed);
    await page.getByLabel("Description").fill("Doors at nine.");
    await page.getByRole("button", { name: "Save changes" }).click();
    await expect(page).toHaveURL(`/conferences/${code}`);
    await expect(page.getByRole("heading", { name: renamed, level: 1 })).toBeVisible();
    await expect(page.getByText("Doors at nine.")).toBeVisible();
    expect(await sandbox.titled(renamed)).toEqual([
      { code, title: renamed, description: "Doors at nine." },
    ]);
  });

  test("is duplicated with its people, who are invited when the import is started", async ({
    page,
    sandbox,
  }) => {
    const { title } = await sandbox.seed(2);
    await page.goto("/conferences");
    await page.getByRole("button", { name: "Refresh" }).click();
    await page.getByRole("searchbox", { name: "Search conferences" }).fill(title);
    await menuOf(page, title, "Duplicate");
    await page.getByLabel("Prepare invitations for everyone with access").check();
    await page.getByRole("button", { name: "Duplicate", exact: true }).click();
    await expect(page.getByRole("heading", { name: "Ready to invite 2 people" })).toBeVisible();
    await page.getByRole("button", { name: "Start import" }).click();
    await expect(page.getByText("2 of 2")).toBeVisible();
  });

  test("is deleted by typing its title", async ({ page, sandbox }) => {
    const { title } = await sandbox.seed(1);
    await page.goto(`/conferences?q=${encodeURIComponent(title)}`);
    await page.getByRole("button", { name: "Refresh" }).click();
    await menuOf(page, title, "Delete");
    const dialog = page.getByRole("alertdialog", { name: `Delete “${title}”?` });
    const confirm = dialog.getByRole("button", { name: "Delete" });
    await expect(confirm).toBeDisabled();
    await dialog.getByRole("textbox").fill("something else");
    await expect(confirm).toBeDisabled();
    await dialog.getByRole("button", { name: "Cancel" }).click();
    await expect(dialog).toBeHidden();
    expect(await sandbox.titled(title)).toHaveLength(1);

    await menuOf(page, title, "Delete");
    await dialog.getByRole("textbox").fill(title);
    await confirm.click();
    await expect(page.getByText(`“${title}” deleted`, { exact: true })).toBeVisible();
    await expect(page.getByText("No matching conferences")).toBeVisible();
    expect(await sandbox.titled(title)).toHaveLength(0);
  });

  test("with invisible characters is deleted by typing what its title shows", async ({
    page,
    sandbox,
  }) => {
    const title = unique("Launch\u{200b} par\u{ad}ty");
    const { code } = await sandbox.load(0, title);
    await page.goto(`/conferences/${code}`);
    await page.getByRole("button", { name: "More", exact: true }).click();
    await page.getByRole("menuitem", { name: "Delete" }).click();
    const dialog = page.getByRole("alertdialog");
    await dialog.getByRole("textbox").fill(title.replaceAll(/[\u{200b}\u{ad}]/gu, ""));
    await dialog.getByRole("button", { name: "Delete" }).click();
    await expect(page).toHaveURL("/conferences");
    expect(await sandbox.titled(title)).toHaveLength(0);
  });

  test("is deleted from its own page", async ({ page, sandbox }) => {
    const { code, title } = await sandbox.seed(0);
    await page.goto(`/conferences/${code}`);
    await page.getByRole("button", { name: "More", exact: true }).click();
    await page.getByRole("menuitem", { name: "Delete" }).click();
    const dialog = page.getByRole("alertdialog");
    await dialog.getByRole("textbox").fill(title);
    await dialog.getByRole("button", { name: "Delete" }).click();
    await expect(page).toHaveURL("/conferences");
    expect(await sandbox.titled(title)).toHaveLength(0);
    const response = await page.request.get(`/conferences/${code}`);
    expect(response.status()).toBe(404);
    expect(await response.text()).toContain("Page not found");
  });
});

test.describe("the list of conferences", () => {
  test("is in the HTML of the first response", async ({ page, request, sandbox }) => {
    const { title } = await sandbox.seed(3);
    await page.goto(`/conferences?q=${encodeURIComponent(title)}`);
    await page.getByRole("button", { name: "Refresh" }).click();
    await expect(table(page).getByRole("link", { name: title })).toBeVisible();
    const response = await request.get(`/conferences?q=${encodeURIComponent(title)}`);
    const visible = (await response.text()).replaceAll(/<script\b[^]*?<\/script>/g, "");
    expect(visible).toContain(title);
  });

  test("keeps search and order in the URL, for the back button and a colleague", async ({
    page,
    sandbox,
  }) => {
    const name = unique("Sorted");
    const small = await sandbox.seed(1, `${name} b`);
    const large = await sandbox.seed(30, `${name} a`);
    for (const { code } of [small, large]) {
      await page.goto(`/conferences/${code}`);
      await expect(page.getByRole("table", { name: /^Roster of/ })).toBeVisible();
    }
    await page.goto(`/conferences?q=${encodeURIComponent(name)}`);
    const links = table(page).getByRole("link");
    await expect(links).toHaveText([large.title, small.title]);
    await table(page).getByRole("button", { name: "Title" }).click();
    await expect(page).toHaveURL(/sort=title/);
    await table(page).getByRole("button", { name: "Title" }).click();
    await expect(page).toHaveURL(/sort=-title/);
    await expect(links).toHaveText([small.title, large.title]);
    await expect(table(page).getByRole("columnheader", { name: "Title" })).toHaveAttribute(
      "aria-sort",
      "descending",
    );
    await table(page).getByRole("button", { name: "Participants" }).click();
    await expect(page).toHaveURL(/sort=-participants/);
    await expect(links).toHaveText([large.title, small.title]);
    await links.first().click();
    await expect(page.getByRole("heading", { name: large.title, level: 1 })).toBeVisible();
    await page.goBack();
    await expect(page).toHaveURL(/sort=-participants/);
    await expect(links).toHaveText([large.title, small.title]);
    await page.goto(page.url().replace("-participants", "-title"));
    await expect(links).toHaveText([small.title, large.title]);
  });

  test("says that nothing matches and clears the search", async ({ page }) => {
    await page.goto("/conferences?q=no%20such%20conference");
    await expect(page.getByText("No matching conferences")).toBeVisible();
    await page.getByRole("button", { name: "Clear search" }).last().click();
    await expect(page).toHaveURL("/conferences");
    await expect(table(page).getByRole("link").first()).toBeVisible();
  });
});
