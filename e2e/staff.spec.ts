import path from "node:path";
import type { Browser, Page } from "@playwright/test";
import Database from "libsql";
import { signIn } from "./support/sign-in";
import { expect, SIGNED_OUT, test } from "./support/test";

const PASSWORD = "seven green umbrellas";

/** Adds a person through the screen and returns their one-time link. */
async function addStaff(page: Page, email: string, name: string, role: string): Promise<string> {
  await page.goto("/staff");
  await page.getByRole("button", { name: "Add staff" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Email").fill(email);
  await dialog.getByLabel("Name").fill(name);
  await dialog.getByRole("radio", { name: role }).check();
  await dialog.getByRole("button", { name: "Add", exact: true }).click();
  const link = page.getByRole("dialog").getByLabel("One-time link");
  await expect(link).toHaveValue(/\/welcome\/[\w-]{43}$/);
  const address = await link.inputValue();
  await page.getByRole("button", { name: "Done" }).click();
  return new URL(address).pathname;
}

async function choose(page: Page, person: string, entry: string): Promise<void> {
  await page.getByRole("row", { name: person }).getByRole("button", { name: "Actions" }).click();
  await page.getByRole("menuitem", { name: entry }).click();
}

async function signedOutPage(browser: Browser, baseURL: string | undefined): Promise<Page> {
  return (
    await browser.newContext({ baseURL, storageState: SIGNED_OUT, locale: "en-US" })
  ).newPage();
}

const unique = () => Math.random().toString(36).slice(2, 10);

test("a person joins by a one-time link with a strong password", async ({
  page,
  browser,
  baseURL,
}) => {
  const name = `Nora ${unique()}`;
  const email = `${unique()}@staff.example`;
  const link = await addStaff(page, email, name, "Manager");
  await expect(page.getByRole("row", { name })).toContainText("Not signed in yet");

  const theirs = await signedOutPage(browser, baseURL);
  await theirs.goto(link);
  await expect(theirs.getByRole("heading", { name: `Welcome, ${name}` })).toBeVisible();
  const password = theirs.getByLabel("New password");
  await password.fill("123qweasdzxc");
  await expect(theirs.getByRole("meter")).toHaveAttribute("aria-valuenow", /[01]/);
  await theirs.getByRole("button", { name: "Set password and sign in" }).click();
  await expect(theirs.getByText("This password is too common")).toBeVisible();
  await password.fill(PASSWORD);
  await theirs.getByRole("button", { name: "Set password and sign in" }).click();
  await expect(theirs.getByRole("heading", { name: "Home" })).toBeVisible();
  await expect(theirs.getByRole("link", { name: "Staff" })).toHaveCount(0);
  await theirs.goto("/staff");
  await expect(theirs.getByRole("heading", { name: "You don't have access" })).toBeVisible();
  await theirs.goto(link);
  await expect(theirs.getByRole("heading", { name: "This link no longer works" })).toBeVisible();

  await theirs.context().close();
});

test("another role and a closed account take effect on the very next page", async ({
  page,
  browser,
  baseURL,
}) => {
  const name = `Mila ${unique()}`;
  const email = `${unique()}@staff.example`;
  const theirs = await signedOutPage(browser, baseURL);
  await theirs.goto(await addStaff(page, email, name, "Manager"));
  await theirs.getByLabel("New password").fill(PASSWORD);
  await theirs.getByRole("button", { name: "Set password and sign in" }).click();
  await expect(theirs.getByRole("heading", { name: "Home" })).toBeVisible();

  await page.reload();
  await choose(page, name, "Change role");
  const roles = page.getByRole("dialog");
  await roles.getByRole("radio", { name: "Support" }).check();
  await roles.getByRole("button", { name: "Change role" }).click();
  await expect(page.getByRole("row", { name })).toContainText("Support");
  await theirs.goto("/conferences");
  await expect(theirs).toHaveURL(/\/login/);

  await signIn(theirs, { email, password: PASSWORD });
  await choose(page, name, "Close account");
  await page.getByRole("alertdialog").getByRole("button", { name: "Close account" }).click();
  await expect(page.getByRole("row", { name })).toContainText("Closed");
  await theirs.goto("/conferences");
  await expect(theirs).toHaveURL(/\/login/);
  await theirs.getByLabel("Email").fill(email);
  await theirs.getByLabel("Password", { exact: true }).fill(PASSWORD);
  await theirs.getByRole("button", { name: "Sign in" }).click();
  await expect(theirs.getByText("Incorrect email or password. Try again.")).toBeVisible();

  await choose(page, name, "Reopen account");
  await expect(page.getByRole("row", { name })).not.toContainText("Closed");
  await theirs.context().close();
});

test("a new link resets a password, and the old password stops working", async ({
  page,
  browser,
  baseURL,
}) => {
  const name = `Otto ${unique()}`;
  const email = `${unique()}@staff.example`;
  const first = await addStaff(page, email, name, "Support");
  await choose(page, name, "New welcome link");
  await page.getByRole("alertdialog").getByRole("button", { name: "Create welcome link" }).click();
  const second = new URL(await page.getByLabel("One-time link").inputValue()).pathname;
  const theirs = await signedOutPage(browser, baseURL);
  await theirs.goto(first);
  await expect(theirs.getByRole("heading", { name: "This link no longer works" })).toBeVisible();
  await theirs.goto(second);
  await theirs.getByLabel("New password").fill(PASSWORD);
  await theirs.getByRole("button", { name: "Set password and sign in" }).click();
  await expect(theirs.getByRole("heading", { name: "Home" })).toBeVisible();

  await page.goto("/staff");
  await choose(page, name, "Reset password");
  await page.getByRole("alertdialog").getByRole("button", { name: "Reset password" }).click();
  await expect(page.getByLabel("One-time link")).toHaveValue(/\/welcome\//);
  await theirs.goto("/conferences");
  await expect(theirs).toHaveURL(/\/login/);
  await theirs.context().close();
});

test("the last administrator can't be closed", async ({ page }) => {
  await page.goto("/staff");
  const own = page.getByRole("row").filter({ hasText: "You" });
  await own.getByRole("button", { name: "Actions" }).click();
  await page.getByRole("menuitem", { name: "Close account" }).click();
  const dialog = page.getByRole("alertdialog");
  await dialog.getByRole("button", { name: "Close account" }).click();
  await expect(dialog.getByRole("alert")).toContainText("last administrator");
});

test.describe("the own profile", () => {
  test("a new password ends other sessions; signing out everywhere ends all", async ({
    page,
    browser,
    baseURL,
  }) => {
    const email = `${unique()}@staff.example`;
    const link = await addStaff(page, email, `Pia ${unique()}`, "Support");
    const here = await signedOutPage(browser, baseURL);
    await here.goto(link);
    await here.getByLabel("New password").fill(PASSWORD);
    await here.getByRole("button", { name: "Set password and sign in" }).click();
    await expect(here.getByRole("heading", { name: "Home" })).toBeVisible();
    const elsewhere = await signedOutPage(browser, baseURL);
    await signIn(elsewhere, { email, password: PASSWORD });
    const replayed = await here.context().storageState();

    await here.getByRole("button", { name: "Account menu" }).click();
    await here.getByRole("menuitem", { name: "Your profile" }).click();
    await expect(here.getByRole("listitem").filter({ hasText: "This session" })).toBeVisible();
    await expect(here.getByRole("button", { name: /^End session: / })).toHaveCount(1);
    await here.getByLabel("Current password").fill("not my password");
    await here.getByLabel("New password").fill("four yellow bicycles");
    await here.getByRole("button", { name: "Change password" }).click();
    await expect(here.getByText("Incorrect password. Try again.")).toBeVisible();
    await here.getByLabel("Current password").fill(PASSWORD);
    await here.getByRole("button", { name: "Change password" }).click();
    await expect(here.getByText("Password changed", { exact: true })).toBeVisible();
    await elsewhere.goto("/conferences");
    await expect(elsewhere).toHaveURL(/\/login/);

    const thief = await browser.newContext({ baseURL, storageState: replayed });
    const stolen = await thief.newPage();
    await stolen.goto("/conferences");
    await expect(stolen).toHaveURL(/\/login/);
    await thief.close();

    await here.getByLabel("Name").fill("Pia Neumann");
    await here.getByRole("button", { name: "Save changes" }).click();
    await expect(here.getByText("Name saved", { exact: true })).toBeVisible();
    await here.getByRole("button", { name: "Sign out everywhere" }).click();
    await here
      .getByRole("alertdialog")
      .getByRole("button", { name: "Sign out everywhere" })
      .click();
    await expect(here).toHaveURL(/\/login/);
    await here.context().close();
    await elsewhere.context().close();
  });
});

test("asks for the password again after an hour without changes", async ({
  page,
  browser,
  baseURL,
}) => {
  const email = `${unique()}@staff.example`;
  const link = await addStaff(page, email, `Quinn ${unique()}`, "Administrator");
  const theirs = await signedOutPage(browser, baseURL);
  await theirs.goto(link);
  await theirs.getByLabel("New password").fill(PASSWORD);
  await theirs.getByRole("button", { name: "Set password and sign in" }).click();
  await expect(theirs.getByRole("heading", { name: "Home" })).toBeVisible();
  const database = new Database(path.join(process.env.FOYER_E2E_DATA ?? "", "foyer.db"));
  database.exec("pragma busy_timeout = 5000");
  database
    .prepare(
      "update sessions set proved_at = 0 where staff_id = (select id from staff where email = ?)",
    )
    .run(email);
  database.close();

  await theirs.goto("/staff");
  await theirs.getByRole("button", { name: "Add staff" }).click();
  const added = `${unique()}@staff.example`;
  await theirs.getByRole("dialog").getByLabel("Email").fill(added);
  await theirs.getByRole("dialog").getByLabel("Name").fill("Rosa");
  await theirs.getByRole("dialog").getByRole("button", { name: "Add", exact: true }).click();
  const proof = theirs.getByRole("dialog", { name: "Confirm it's you" });
  await proof.getByLabel("Password", { exact: true }).fill(PASSWORD);
  await proof.getByRole("button", { name: "Continue" }).click();
  await expect(theirs.getByLabel("One-time link")).toHaveValue(/\/welcome\//);
  await theirs.context().close();

  await page.goto("/staff");
  await choose(page, email, "Close account");
  await page.getByRole("alertdialog").getByRole("button", { name: "Close account" }).click();
  await expect(page.getByRole("row", { name: email })).toContainText("Closed");
});
