import { randomUUID } from "node:crypto";
import type { Page } from "@playwright/test";
import { ADMIN } from "./support/admin";
import { asGuest, copied, openRoster, rowOf } from "./support/roster";
import { makeStaff } from "./support/staff";
import { enter } from "./support/session";
import { expect, SIGNED_OUT, test } from "./support/test";

const address = () => `guest-${randomUUID().slice(0, 8)}@example.com`;
const send = (page: Page) => page.getByRole("button", { name: /^Invite( and email)?$/ });
const lifetime = (page: Page) => page.getByLabel("Link lifetime");

test("invites with switches and a lifetime, and the link is in the clipboard", async ({
  page,
  sandbox,
}) => {
  const { code, title } = await sandbox.seed(0);
  const email = address();
  await page.goto(`/conferences/${code}`);
  await page.getByRole("link", { name: "Invite" }).first().click();
  await expect(page.getByRole("heading", { name: "Invite participants" })).toBeVisible();
  await page.getByLabel("Email", { exact: true }).fill(email);
  await page.getByLabel("Name").fill("Мария <b>Орлова</b>");
  await page.getByRole("switch", { name: "Moderator" }).click();
  await page.getByRole("switch", { name: "Notify by email" }).click();
  await lifetime(page).selectOption({ label: "1 hour" });
  await page.getByLabel("Avatar URL").fill("https://example.com/me.png");
  await send(page).click();

  await expect(page.getByRole("heading", { name: "Мария <b>Орлова</b> invited" })).toBeFocused();
  await expect(page.getByText(`Boomstream emailed the link to ${email}.`)).toBeVisible();
  await expect(
    page.getByText(/The link expires on .+\(in (59 minutes|60 minutes|1 hour)\)\./),
  ).toBeVisible();
  const copy = page.getByRole("button", { name: "Copy link" });
  const link = await copied(page, copy, "Мария <b>Орлова</b>'s link copied");
  expect(await sandbox.mailsTo(email)).toEqual([link]);
  const guest = await asGuest(page, link);
  expect(guest).toContain(`You would now join ${title}`);
  expect(guest).toContain("As Мария &lt;b&gt;Орлова&lt;/b&gt;");
  expect(guest).toContain("Role Moderator");

  await page.getByRole("button", { name: "Invite another" }).click();
  await expect(page.getByLabel("Email", { exact: true })).toHaveValue("");
  await expect(page.getByRole("switch", { name: "Moderator" })).toBeChecked();
  await expect(page.getByRole("switch", { name: "Notify by email" })).toBeChecked();
  await expect(lifetime(page)).toHaveValue("hour");
});

test("a link without expiry sends no email", async ({ page, sandbox }) => {
  const { code } = await sandbox.seed(0);
  const email = address();
  await page.goto(`/conferences/${code}/invite`);
  await page.getByLabel("Email", { exact: true }).fill(email);
  await send(page).click();
  await expect(page.getByRole("heading", { name: `${email} invited` })).toBeVisible();
  await expect(page.getByText("The link has no expiry.")).toBeVisible();
  expect(await sandbox.mailsTo(email)).toEqual([]);
  await page.getByRole("link", { name: "Back to roster" }).click();
  await expect(rowOf(page, email)).toContainText("No expiry");
  const link = await copied(
    page,
    rowOf(page, email).getByRole("button", { name: "Copy link" }),
    `${email}'s link copied`,
  );
  expect(await asGuest(page, link)).toContain("Role Participant");
});

test("a custom lifetime is checked, kept and shown", async ({ page, sandbox }) => {
  const { code } = await sandbox.seed(0);
  const email = address();
  await page.goto(`/conferences/${code}/invite`);
  await page.getByLabel("Email", { exact: true }).fill(email);
  await lifetime(page).selectOption({ label: "Custom…" });
  const amount = page.getByLabel("Lifetime", { exact: true });
  await amount.fill("three");
  await send(page).click();
  await expect(amount).toHaveAccessibleDescription("Enter a whole number.");
  await amount.fill("400");
  await page.getByLabel("Unit").selectOption({ label: "Days" });
  await send(page).click();
  await expect(amount).toHaveAccessibleDescription("Enter 365 days or fewer.");
  await amount.fill("3");
  await page.getByLabel("Unit").selectOption({ label: "Hours" });
  await send(page).click();
  await expect(page.getByText(/\(in (2|3) hours\)/)).toBeVisible();
});

test("an avatar that is not https shows an error", async ({ page, sandbox }) => {
  const { code } = await sandbox.seed(0);
  await page.goto(`/conferences/${code}/invite`);
  await page.getByLabel("Email", { exact: true }).fill("not an address");
  await page.getByLabel("Avatar URL").fill("http://example.com/me.png");
  await send(page).click();
  await expect(page.getByLabel("Avatar URL")).toHaveAccessibleDescription(
    /Enter an address that starts with https:/,
  );
  await expect(page.getByLabel("Email", { exact: true })).toHaveAccessibleDescription(
    /Enter a valid email address/,
  );
  await expect(page.getByLabel("Avatar URL")).toHaveValue("http://example.com/me.png");
  expect(await sandbox.roster(code)).toEqual([]);
});

test("asks before inviting a person on the roster", async ({ page, sandbox }) => {
  const conference = await sandbox.seed(2);
  const email = "person002@example.com";
  await openRoster(page, conference);
  await page.goto(`/conferences/${conference.code}/invite`);
  await page.getByLabel("Email", { exact: true }).fill(email.toUpperCase());
  await page.getByRole("switch", { name: "Notify by email" }).click();
  const before = await sandbox.lastCall();
  await send(page).click();
  await expect(page.getByRole("alert").filter({ hasText: "already on the roster" })).toBeVisible();
  expect(await sandbox.callsSince(before, "invite", conference.code)).toBe(0);
  await expect(page.getByLabel("Email", { exact: true })).toHaveValue(email.toUpperCase());
  await page.getByLabel("Email", { exact: true }).fill("person003@example.com");
  await expect(page.getByRole("button", { name: "Invite anyway" })).toBeHidden();
  await page.getByLabel("Email", { exact: true }).fill(email.toUpperCase());
  await page.getByRole("button", { name: "Invite anyway" }).click();
  await expect(page.getByRole("heading", { name: / invited$/ })).toBeVisible();
  expect(await sandbox.callsSince(before, "invite", conference.code)).toBe(1);
});

test("a double click invites once", async ({ page, sandbox }) => {
  const { code } = await sandbox.seed(0);
  const email = address();
  await page.goto(`/conferences/${code}/invite`);
  await page.getByLabel("Email", { exact: true }).fill(email);
  await page.getByRole("switch", { name: "Notify by email" }).click();
  await send(page).dblclick();
  await expect(page.getByRole("heading", { name: `${email} invited` })).toBeVisible();
  expect(await sandbox.mailsTo(email)).toHaveLength(1);
  expect(await sandbox.roster(code)).toHaveLength(1);
});

test("several addresses become chips and are invited together", async ({ page, sandbox }) => {
  const { code } = await sandbox.seed(0);
  const [anna, boris] = [address(), address()];
  await page.goto(`/conferences/${code}/invite`);
  const field = page.getByLabel("Email", { exact: true });
  await field.fill(`"Petrova, Anna" <${anna}>; ${boris}`);
  await page.getByRole("switch", { name: "Notify by email" }).click();
  await page.getByRole("button", { name: /^Invite/ }).click();
  await expect(page).toHaveURL(/\/imports\//);
  await expect
    .poll(async () => (await sandbox.roster(code)).map(({ name }) => name))
    .toEqual(["Anna Petrova", ""]);
  expect(await sandbox.mailsTo(anna)).toHaveLength(1);
});

test("a wrong address among several is corrected in place", async ({ page, sandbox }) => {
  const { code } = await sandbox.seed(0);
  const [anna, boris] = [address(), address()];
  await page.goto(`/conferences/${code}/invite`);
  await page.setViewportSize({ width: 390, height: 844 });
  const field = page.getByLabel("Email", { exact: true });
  const long = "Anna Petrova of the Department of Long Names and Long Titles";
  await field.fill(`"${long}" <${anna}>; Boris <${boris.replace("@", "@@")}>`);
  await page.getByRole("button", { name: /^Invite/ }).click();
  await expect(page.getByText("Correct or remove the addresses marked in red.")).toBeVisible();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
  await page
    .getByRole("button", { name: /^Correct guest-.+This address can't be invited/ })
    .click();
  await expect(field).toBeFocused();
  await field.fill(`Boris <${boris}>`);
  await page.getByRole("button", { name: /^Invite/ }).click();
  await expect(page).toHaveURL(/\/imports\//);
  await expect
    .poll(async () => (await sandbox.roster(code)).map(({ name }) => name))
    .toEqual([long, "Boris"]);
});

test("more than 50 addresses open an import with the list", async ({ page, sandbox }) => {
  const { code } = await sandbox.seed(0);
  await page.goto(`/conferences/${code}/invite`);
  const list = Array.from({ length: 51 }, address);
  await page.getByLabel("Email", { exact: true }).fill(list.join("; "));
  await page.getByRole("button", { name: /^Invite/ }).click();
  await expect(page.getByRole("heading", { name: "Import participants" })).toBeVisible();
  const preview = page.getByRole("button", { name: "Preview" });
  const outcome = page.getByText("Invite 51 people, email nobody.");
  await expect(preview.or(outcome)).toBeVisible();
  if (await preview.isVisible()) await preview.click();
  await expect(outcome).toBeVisible();
  expect(await sandbox.roster(code)).toEqual([]);
});

test.describe("by keyboard alone", () => {
  test.use({ storageState: SIGNED_OUT });

  test("from signing in to the copied link", async ({ page, context, sandbox }) => {
    await context.grantPermissions(["clipboard-read", "clipboard-write"]);
    const { code, title } = await sandbox.seed(0);
    const email = address();
    /** Presses Tab until the control has the focus, forty times at most. */
    async function tabTo(
      role: "button" | "link" | "textbox" | "switch" | "searchbox",
      name: string,
    ) {
      const wanted = page.getByRole(role, { name, exact: true }).first();
      await expect(wanted).toBeVisible();
      for (let presses = 0; presses < 40; presses += 1) {
        if (await wanted.evaluate((element) => element === document.activeElement)) return;
        await page.keyboard.press("Tab");
      }
      throw new Error(`Tab never reaches ${name}.`);
    }
    await page.goto("/login?next=%2Fconferences");
    await tabTo("textbox", "Email");
    await page.keyboard.type(ADMIN.email);
    await tabTo("textbox", "Password");
    await page.keyboard.type(ADMIN.password);
    await page.keyboard.press("Enter");
    await expect(page.getByRole("heading", { name: "Conferences", level: 1 })).toBeVisible();
    await tabTo("button", "Refresh");
    await page.keyboard.press("Enter");
    await tabTo("searchbox", "Search conferences");
    await page.keyboard.type(title);
    await tabTo("link", title);
    await page.keyboard.press("Enter");
    await expect(page.getByRole("heading", { name: title })).toBeVisible();
    await tabTo("link", "Invite");
    await page.keyboard.press("Enter");
    await expect(page.getByRole("heading", { name: "Invite participants" })).toBeVisible();
    await tabTo("textbox", "Email");
    await page.keyboard.type(email);
    await tabTo("switch", "Moderator");
    await page.keyboard.press("Space");
    await tabTo("button", "Invite");
    await page.keyboard.press("Enter");
    await expect(page.getByRole("heading", { name: `${email} invited` })).toBeFocused();
    await tabTo("button", "Copy link");
    await page.keyboard.press("Space");
    await expect(page.getByText(`${email}'s link copied`, { exact: true })).toBeVisible();
    const link = await page.evaluate(() => navigator.clipboard.readText());
    const guest = await asGuest(page, link);
    expect(guest).toContain(email);
    expect(guest).toContain("Role Moderator");
    expect(await sandbox.roster(code)).toMatchObject([{ email, moderator: "yes" }]);
  });
});

test.describe("as support", () => {
  // The invitation page does not exist for support, which the browser reports.
  test.use({ storageState: SIGNED_OUT, expectedErrors: [/status of 40[34]/] });

  test("sees no control that invites, creates or deletes, and can't open their URLs", async ({
    page,
    context,
    foyer,
    sandbox,
  }) => {
    const conference = await sandbox.seed(1);
    await enter(context, foyer, (await makeStaff(foyer.dataDir, "support")).email);
    await page.goto("/");
    await expect(page.getByRole("heading", { name: "Home", level: 1 })).toBeVisible();
    await expect(page.getByRole("link", { name: "New conference" })).toHaveCount(0);
    await openRoster(page, conference);
    for (const name of ["Invite", "Import list"]) {
      await expect(page.getByRole("link", { name, exact: true })).toHaveCount(0);
      await expect(page.getByRole("button", { name, exact: true })).toHaveCount(0);
    }
    await expect(rowOf(page, "person001").getByRole("switch")).toBeEnabled();
    await page.goto(`/conferences/${conference.code}/invite`);
    await expect(page.getByLabel("Email", { exact: true })).toHaveCount(0);
  });
});
