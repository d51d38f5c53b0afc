import { randomUUID } from "node:crypto";
import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { choose, openRoster } from "./support/roster";
import { expect, SIGNED_OUT, test } from "./support/test";

// A separate server: the switch affects the whole project, which other tests share.
test.use({ ownServer: {} });

/** The link that the page shows after an invitation. */
const shownLink = (page: Page) => page.getByLabel("Invite link").inputValue();

test("a personal link leads to the conference until it is replaced or access is revoked", async ({
  page,
  browser,
  sandbox,
  foyer,
}) => {
  const { code, title } = await sandbox.seed(0, "Quarterly <review>");
  const email = `anna-${randomUUID().slice(0, 8)}@example.com`;

  await page.goto("/projects");
  await page.getByRole("button", { name: "Actions" }).first().click();
  await page.getByRole("menuitem", { name: "Personal links" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("switch", { name: "Use personal links" }).click();
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("saved").first()).toBeVisible();

  await page.goto(`/conferences/${code}/invite`);
  await page.getByLabel("Email", { exact: true }).fill(email);
  await page.getByLabel("Name").fill("Anna");
  await page.getByLabel("Link lifetime").selectOption({ label: "1 hour" });
  await page.getByRole("button", { name: "Invite", exact: true }).click();
  await expect(page.getByText("This personal link has no expiry.")).toBeVisible();
  const link = await shownLink(page);
  expect(link).toMatch(new RegExp(`^${foyer.url}/j/[\\w-]{22}$`));

  // A scanner: many reads, then a browser that runs scripts and presses nothing.
  const before = await sandbox.lastCall();
  for (let time = 0; time < 10; time += 1) {
    expect((await page.request.get(link)).status()).toBe(200);
    expect((await page.request.head(link)).status()).toBe(200);
  }
  const response = await page.request.get(link);
  expect((await response.body()).length).toBeLessThan(15_000);
  expect(await response.text()).not.toContain("<script");
  expect(response.headers()).toMatchObject({
    "referrer-policy": "no-referrer",
    "x-robots-tag": "noindex, nofollow, noarchive",
    "cache-control": "no-store",
  });
  const guest = await browser.newContext({ locale: "en-US", storageState: SIGNED_OUT });
  const reader = await guest.newPage();
  const errors: string[] = [];
  reader.on("console", (message) => errors.push(message.text()));
  await reader.goto(link);
  await expect(reader.getByRole("heading", { name: title })).toBeVisible();
  await expect(reader.getByText("Anna", { exact: false }).first()).toBeVisible();
  for (const colorScheme of ["light", "dark"] as const) {
    await reader.emulateMedia({ colorScheme });
    const { violations } = await new AxeBuilder({ page: reader })
      .withTags(["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"])
      .analyze();
    expect(violations.map(({ id }) => id)).toEqual([]);
  }
  expect(await sandbox.callsSince(before, "invite")).toBe(0);

  // The stored link works while the conference has no time.
  await reader.getByRole("button", { name: "Join" }).click();
  await expect(reader.getByText(title).first()).toBeVisible();
  const first = reader.url();
  expect(first).toContain("/invite.html?jwt=");

  // Three hours from now the stored link will have expired: Join makes one fresh link, without email.
  await page.goto(`/conferences/${code}/edit`);
  const start = new Date(Date.now() + 3 * 3_600_000).toISOString().slice(0, 16);
  await page.getByLabel("Starts").fill(start);
  await page.getByLabel("Time zone").selectOption("UTC");
  await page.getByRole("button", { name: "Save changes" }).click();
  await page.waitForURL(new RegExp(`/conferences/${code}$`));
  await reader.goto(link);
  await expect(reader.getByText("UTC, GMT")).toBeVisible();
  await reader.getByRole("button", { name: "Join" }).click();
  await expect(reader.getByText(title).first()).toBeVisible();
  const fresh = reader.url();
  expect(fresh).toContain("/invite.html?jwt=");
  expect(fresh).not.toBe(first);
  await reader.goto(link);
  await reader.getByRole("button", { name: "Join" }).click();
  await expect(reader.getByText(title).first()).toBeVisible();
  expect(reader.url()).toBe(fresh);
  expect(await sandbox.mailsTo(email)).toEqual([]);

  await openRoster(page, { code });
  await expect(page.getByText("1 pressed Join")).toBeVisible();
  await choose(page, "Anna", "Replace link");
  await page.getByRole("dialog").getByRole("button", { name: "Replace link" }).click();
  await expect(page.getByText("This personal link has no expiry.")).toBeVisible();
  const next = await shownLink(page);
  expect(next).not.toBe(link);
  await page.keyboard.press("Escape");
  expect((await page.request.get(link)).status()).toBe(404);
  expect((await page.request.get(next)).status()).toBe(200);

  await choose(page, "Anna", "Revoke");
  await page.getByRole("alertdialog").getByRole("button", { name: "Revoke" }).click();
  // Immediately, while Undo is possible.
  await expect.poll(async () => (await page.request.get(next)).status()).toBe(403);

  expect(errors).toEqual([]);
  for (const address of [link, next]) {
    const token = address.split("/j/")[1] ?? "";
    expect(foyer.output()).not.toContain(token);
  }
  await guest.close();
});
