import { ADMIN } from "./support/admin";
import { openRoster, rowOf } from "./support/roster";
import { signIn } from "./support/sign-in";
import { closeAccount, makeStaff } from "./support/staff";
import { expect, SIGNED_OUT, test } from "./support/test";

test.use({ storageState: SIGNED_OUT });

// lib/access/safe-path.test.ts has every spelling; these are the ones that browsers disagree about.
for (const next of ["//evil.example/", "/\\evil.example/", "/\t/evil.example/"]) {
  test(`signing in opens the home page, not ${JSON.stringify(next)}`, async ({ page }) => {
    await page.goto(`/login?next=${encodeURIComponent(next)}`);
    await page.getByLabel("Email").fill(ADMIN.email);
    await page.getByLabel("Password", { exact: true }).fill(ADMIN.password);
    await page.getByRole("button", { name: "Sign in" }).click();
    await expect(page).toHaveURL("/");
  });
}

test("a form sent before hydration puts no password in the URL", async ({ page }) => {
  await page.route("**/*.js", () => undefined);
  await page.goto("/login", { waitUntil: "commit" });
  await page.getByLabel("Email").fill(ADMIN.email);
  await page.getByLabel("Password", { exact: true }).fill(ADMIN.password);
  await page.getByLabel("Password", { exact: true }).press("Enter", { noWaitAfter: true });
  await expect(page).toHaveURL("/");
});

test.describe("a closed account", () => {
  test.use({ expectedErrors: [/status of 401/] });

  test("loses pages, reads and actions at once", async ({ page, foyer, sandbox }) => {
    const conference = await sandbox.seed(1);
    const account = await makeStaff(foyer.dataDir, "manager");
    await signIn(page, account);
    await openRoster(page, conference);
    closeAccount(foyer.dataDir, account);
    const before = await sandbox.lastCall();
    await rowOf(page, "person001@").getByRole("switch").click();
    await expect(page.getByText(/signed out/).first()).toBeVisible();
    expect(await sandbox.callsSince(before, "client/update", conference.code)).toBe(0);
    const read = await page.request.get(`/api/conferences/${conference.code}/participants`);
    expect(read.status()).toBe(401);
    await page.goto(`/conferences/${conference.code}`);
    await expect(page).toHaveURL(`/login?next=%2Fconferences%2F${conference.code}`);
  });
});

test.describe("a session that has ended", () => {
  test.use({ expectedErrors: [/status of 401/] });

  test("leaves a page with a way to sign in and return", async ({ page, foyer, sandbox }) => {
    const conference = await sandbox.seed(1);
    const account = await makeStaff(foyer.dataDir, "manager");
    await signIn(page, account);
    await openRoster(page, conference);
    await page.getByRole("searchbox", { name: "Search participants" }).fill("person001");
    await expect(page).toHaveURL(/q=person001/);
    await page.context().clearCookies({ name: "foyer.session" });
    await page.getByRole("button", { name: "Refresh" }).click();
    await expect(page.getByText("You're signed out", { exact: true }).first()).toBeVisible();
    await expect(page.getByText("Couldn't sync with Boomstream")).toHaveCount(0);
    await page.getByRole("button", { name: "Sign in" }).click();
    await expect(page).toHaveURL(/\/login\?next=/);
    await page.getByLabel("Email").fill(account.email);
    await page.getByLabel("Password", { exact: true }).fill(account.password);
    await page.getByRole("button", { name: "Sign in" }).click();
    await expect(page).toHaveURL(`/conferences/${conference.code}?q=person001`);
    await expect(rowOf(page, "person001@")).toBeVisible();
  });
});

test("a second tab clears itself when the first signs out", async ({ browser, foyer }) => {
  const context = await browser.newContext({ baseURL: foyer.url, locale: "en-US" });
  const page = await context.newPage();
  await signIn(page, await makeStaff(foyer.dataDir, "support"));
  const second = await context.newPage();
  await second.goto("/conferences");
  await expect(second.getByRole("heading", { name: "Conferences" })).toBeVisible();
  await page.getByRole("button", { name: "Account menu" }).click();
  await page.getByRole("menuitem", { name: "Sign out" }).click();
  await expect(second.getByRole("heading", { name: "Sign in" })).toBeVisible();
  await context.close();
});
