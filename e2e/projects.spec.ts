import { enter } from "./support/session";
import { sandboxClient } from "./support/sandbox";
import { makeStaff } from "./support/staff";
import { expect, SIGNED_OUT, test } from "./support/test";

const KEY = "autumn-project-key-7b2e";

test.describe.configure({ mode: "serial" });
test.use({ ownServer: {}, secondKey: KEY });

let autumn = { code: "", title: "" };

test.beforeAll(async ({ second }) => {
  autumn = await sandboxClient({ ...second, key: KEY }).seed(2, "Autumn");
});

test("adds a project with a working key and switches to it", async ({ page, sandbox }) => {
  const own = await sandbox.seed(1);
  await page.goto("/projects");
  await page.getByRole("button", { name: "Add project" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Name").fill("Autumn");
  await dialog.getByLabel("API key").fill("a-key-of-nobody");
  await dialog.getByRole("button", { name: "Add", exact: true }).click();
  await expect(dialog.getByText("Boomstream rejected this key.")).toBeVisible();
  await dialog.getByLabel("API key").fill(KEY);
  await dialog.getByRole("button", { name: "Add", exact: true }).click();
  await expect(page.getByRole("row", { name: "Autumn" })).toContainText("7b2e");
  expect(await page.content()).not.toContain(KEY);

  await page.getByRole("button", { name: "Project: Sandbox" }).click();
  await page.getByRole("menuitemradio", { name: "Autumn" }).click();
  await expect(page.getByRole("link", { name: autumn.title })).toBeVisible();
  await expect(page.getByRole("button", { name: "Project: Autumn" })).toBeVisible();
  // A link opens its own project, and the shell shows it.
  await page.goto(`/conferences/${own.code}`);
  await expect(page.getByRole("heading", { name: own.title })).toBeVisible();
  await expect(page.getByRole("button", { name: "Project: Sandbox" })).toBeVisible();
});

test("people limited to a project see only that project", async ({
  page,
  browser,
  foyer,
  sandbox,
}) => {
  const own = await sandbox.seed(1);
  const account = await makeStaff(foyer.dataDir, "manager");
  await page.goto("/staff");
  const row = page.getByRole("row", { name: account.email });
  await row.getByRole("button", { name: "Actions" }).click();
  await page.getByRole("menuitem", { name: "Change projects" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByText("Selected projects").click();
  await dialog.getByRole("checkbox", { name: "Autumn" }).click();
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(row).toContainText("1 project");

  const context = await browser.newContext({
    baseURL: foyer.url,
    storageState: SIGNED_OUT,
    locale: "en-US",
  });
  const theirs = await context.newPage();
  await enter(context, foyer, account.email);
  await theirs.goto("/conferences");
  await expect(theirs.getByRole("link", { name: autumn.title })).toBeVisible();
  await expect(theirs.getByRole("button", { name: /^Project/ })).toHaveCount(0);
  await theirs.goto(`/conferences/${own.code}`);
  await expect(theirs.getByRole("heading", { name: "Page not found" })).toBeVisible();
  await context.close();
});
