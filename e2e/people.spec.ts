import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { expect, test } from "./support/test";

/** Invites a person through the form and returns the link. */
async function invite(page: Page, code: string, email: string, name: string): Promise<string> {
  await page.goto(`/conferences/${code}/invite`);
  await page.getByRole("textbox", { name: "Email" }).fill(email);
  await page.getByRole("textbox", { name: "Name" }).fill(name);
  await page.getByRole("button", { name: "Invite", exact: true }).click();
  return page.getByRole("textbox", { name: "Link" }).inputValue();
}

test("finds a person and revokes all their access with one Undo", async ({ page, sandbox }) => {
  test.slow();
  const rooms = [await sandbox.seed(0, "First"), await sandbox.seed(0, "Second")] as const;
  for (const room of rooms) {
    await invite(page, room.code, "persephone@people.example", "Персефона Ёлкина");
  }
  await page.goto("/people");
  await expect(page.getByRole("heading", { level: 1, name: "People" })).toBeVisible();
  const search = page.getByRole("searchbox", { name: "Search people" });
  // "персефона", typed in the other layout.
  await search.fill("gthctajyf tkrb");
  const row = page.getByRole("row", { name: /Персефона/ });
  await expect(row.getByRole("link", { name: rooms[0].title })).toBeVisible();
  await row.getByRole("link", { name: "Персефона Ёлкина" }).click();

  await expect(page.getByRole("heading", { level: 1, name: "Персефона Ёлкина" })).toBeVisible();
  const revoke = page.getByRole("button", { name: "Revoke everywhere" });
  await revoke.click();
  const dialog = page.getByRole("alertdialog");
  for (const { title } of rooms) {
    await expect(dialog.getByText(title)).toBeVisible();
  }
  await dialog.getByRole("button", { name: "Revoke" }).click();
  const revoked = page.getByRole("cell", { name: /^Can't join: Access revoked/ });
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByText("Access kept for Персефона Ёлкина", { exact: true })).toBeVisible();
  await expect(revoked).toHaveCount(0);

  await revoke.click();
  await dialog.getByRole("button", { name: "Revoke" }).click();
  await expect(revoked).toHaveCount(2, { timeout: 15_000 });
  await expect(revoke).toHaveCount(0, { timeout: 15_000 });
});

test("a pasted link finds its owner, never appears in the URL, and is revoked", async ({
  page,
  sandbox,
}) => {
  const requested: string[] = [];
  page.on("request", (each) => requested.push(each.url()));
  const room = await sandbox.seed(0, "Leak");
  const link = await invite(page, room.code, "leaky@people.example", "Leaky Linda");
  await page.goto("/people");
  await page.getByRole("searchbox", { name: "Search people" }).fill(`they sent me ${link}`);
  const card = page.getByRole("status").filter({ hasText: "This link belongs to Leaky Linda" });
  await expect(card.getByText("Works")).toBeVisible();
  await card.getByRole("button", { name: "Revoke" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Revoke" }).click();
  await expect(card.getByText("Revoking…")).toBeVisible();
  const token = /eyJ[\w.-]+/.exec(link)?.[0] ?? link;
  expect(
    [page.url(), ...requested].filter((url) => decodeURIComponent(url).includes(token)),
  ).toEqual([]);
});

test("works by keyboard alone and says when nobody matches", async ({ page }) => {
  await page.goto("/people");
  // The shortcut works once the page is hydrated.
  await expect(async () => {
    await page.keyboard.press("/");
    await expect(page.getByRole("searchbox", { name: "Search people" })).toBeFocused({
      timeout: 500,
    });
  }).toPass();
  await page.keyboard.type("nobody is called so");
  await expect(page.getByRole("heading", { name: "No matching people" })).toBeVisible();
  await expect(page).toHaveURL(/q=nobody/);
  await page.keyboard.press("Escape");
  await expect(page.getByRole("heading", { name: "Who can't get in?" })).toBeVisible();
});

test.describe("erasing", () => {
  // The open page may request the erased person once more, which is a 404.
  test.use({ expectedErrors: [/status of 404.*\/api\/people\//] });

  test("a person's data is exported and erased, and the roster does not bring them back", async ({
    page,
    sandbox,
  }) => {
    const room = await sandbox.seed(0, "Erasure");
    const email = "forget.me@people.example";
    await invite(page, room.code, email, "Fiona Forget");
    await page.goto(`/people/${email}`);
    await page.getByRole("button", { name: "Personal data" }).click();
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("menuitem", { name: "Export for programs (JSON)" }).click(),
    ]);
    const data = await readFile(await download.path(), "utf8");
    expect(JSON.parse(data)).toMatchObject({ email, conferences: [{ name: "Fiona Forget" }] });

    await page.getByRole("button", { name: "Personal data" }).click();
    await page.getByRole("menuitem", { name: "Erase" }).click();
    const dialog = page.getByRole("alertdialog");
    await dialog.getByRole("textbox").fill(email);
    await dialog.getByRole("button", { name: "Erase" }).click();
    await expect(page).toHaveURL(/\/people$/);
    await expect
      .poll(async () => (await page.request.get(`/api/people/${email}`)).status(), {
        timeout: 20_000,
      })
      .toBe(404);
    await page.goto(`/conferences/${room.code}?status=all`);
    await page.getByRole("button", { name: "Refresh" }).click();
    await expect(page.getByText("Fiona Forget")).toHaveCount(0);
  });
});
