import type { Browser, Page } from "@playwright/test";
import { choose, openRoster, roster, rowOf } from "./support/roster";
import { enter } from "./support/session";
import { closeAccount, makeStaff } from "./support/staff";
import { expect, SIGNED_OUT, test } from "./support/test";

/** Time limit until a change shows on another screen (ms). */
const SOON = { timeout: 2_000 };

/** Opens another person's browser. */
async function colleague(
  browser: Browser,
  options: Parameters<Browser["newContext"]>[0],
  { streamBlocked = false } = {},
): Promise<Page> {
  const context = await browser.newContext({ locale: "en-US", ...options });
  if (streamBlocked) await context.route("**/api/events", (route) => route.abort());
  return context.newPage();
}

const switchOf = (page: Page, who: string) =>
  rowOf(page, who).getByRole("switch", { name: "Moderator", includeHidden: true });

test("a colleague's changes appear without reloading and keep unsaved input", async ({
  page,
  browser,
  baseURL,
  signedIn,
  sandbox,
}) => {
  const conference = await sandbox.seed(12);
  const theirs = await colleague(browser, { baseURL, storageState: signedIn });
  const stream = theirs.waitForResponse("**/api/events");
  await openRoster(theirs, conference);
  await stream;
  await openRoster(page, conference);
  await rowOf(theirs, "person002@").getByRole("checkbox").check();
  await rowOf(theirs, "person004@").getByRole("button", { name: "Actions" }).click();
  await expect(theirs.getByRole("menu")).toBeVisible();
  const done = page.waitForResponse((response) => response.request().method() === "POST");
  await switchOf(page, "person004@").click();
  await done;
  await expect(switchOf(theirs, "person004@")).toBeChecked(SOON);
  await expect(theirs.getByRole("menu")).toBeVisible();
  await theirs.keyboard.press("Escape");
  await expect(rowOf(theirs, "person002@").getByRole("checkbox")).toBeChecked();

  await choose(page, "person003@", "Revoke");
  await page.getByRole("alertdialog").getByRole("button", { name: "Revoke" }).click();
  // The change of role has its own Undo.
  const undo = page.getByRole("button", { name: "Undo" }).last();
  await expect(page.getByText(/^Access for .+ ends in/).first()).toBeVisible();
  await expect(rowOf(theirs, "person003@")).toHaveCount(0, SOON);
  await undo.click();
  await expect(rowOf(page, "person003@")).toBeVisible();
  await expect(rowOf(theirs, "person003@")).toBeVisible(SOON);
  await expect(rowOf(theirs, "person002@").getByRole("checkbox")).toBeChecked();
  await theirs.context().close();
});

test("an open conference page updates when a colleague renames and deletes it", async ({
  page,
  browser,
  baseURL,
  signedIn,
  sandbox,
}) => {
  const conference = await sandbox.seed(2);
  const theirs = await colleague(browser, { baseURL, storageState: signedIn });
  const stream = theirs.waitForResponse("**/api/events");
  await openRoster(theirs, conference);
  await stream;
  await rowOf(theirs, "person002@").getByText("person002@").click();
  await expect(theirs.getByText("Can probably join").first()).toBeVisible();

  const title = `Renamed ${conference.title}`;
  await page.goto(`/conferences/${conference.code}/edit`);
  await page.getByLabel("Title").fill(title);
  await page.getByRole("button", { name: "Save changes" }).click();
  await expect(page.getByRole("heading", { name: title, level: 1 })).toBeVisible();
  await expect(
    theirs.getByRole("heading", { name: title, level: 1, includeHidden: true }),
  ).toBeVisible(SOON);

  await page.getByRole("button", { name: "More", exact: true }).click();
  await page.getByRole("menuitem", { name: "Delete" }).click();
  const dialog = page.getByRole("alertdialog");
  await dialog.getByRole("textbox").fill(title);
  await dialog.getByRole("button", { name: "Delete" }).click();
  await expect(page).toHaveURL("/conferences");
  await expect(theirs.getByRole("heading", { name: "Page not found" })).toBeVisible(SOON);
  await expect(theirs.getByText("Can probably join")).toHaveCount(0);
  await theirs.context().close();
});

test("polling shows a colleague's changes if the stream is blocked", async ({
  page,
  browser,
  baseURL,
  signedIn,
  sandbox,
}) => {
  const conference = await sandbox.seed(3);
  const theirs = await colleague(
    browser,
    { baseURL, storageState: signedIn },
    { streamBlocked: true },
  );
  await openRoster(theirs, conference);
  await openRoster(page, conference);
  await switchOf(page, "person002@").click();
  await expect(switchOf(theirs, "person002@")).toBeChecked({ timeout: 4_000 });
  await theirs.context().close();
});

test("external changes are marked and recorded in the activity", async ({ page, sandbox }) => {
  const conference = await sandbox.seed(2);
  await openRoster(page, conference);
  await expect(rowOf(page, "person002@")).toBeVisible();
  await sandbox.invite(conference, "elsewhere@example.com");
  await page.getByRole("button", { name: "Refresh", exact: true }).click();
  await expect(roster(page).getByText("Added outside Foyer")).toHaveCount(1);
  await page.getByRole("button", { name: "More", exact: true }).click();
  await page.getByRole("menuitem", { name: "Activity" }).click();
  const entry = page.getByRole("row", { name: "elsewhere@example.com" });
  await expect(entry).toContainText(/^elsewhere@example.com was added to .+ outside Foyer/);
});

test("the stream is private, immediate, and ends with the account", async ({
  browser,
  baseURL,
  foyer,
}) => {
  const address = `${baseURL}/api/events`;
  const own = { "sec-fetch-site": "same-origin" };
  expect((await fetch(address, { headers: own })).status).toBe(401);
  for (const site of ["cross-site", "same-site", "none"]) {
    const headers = { "sec-fetch-site": site };
    expect((await fetch(address, { headers })).status).toBe(403);
  }
  const account = await makeStaff(foyer.dataDir, "support");
  const theirs = await colleague(browser, { baseURL, storageState: SIGNED_OUT });
  await enter(theirs.context(), foyer, account.email);
  const cookies = await theirs.context().cookies();
  const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join("; ");
  await theirs.context().close();
  const response = await fetch(address, { headers: { ...own, cookie, "accept-encoding": "gzip" } });
  expect(response.headers.get("content-encoding")).toBeNull();
  const reader = response.body?.getReader();
  const hello = await reader?.read();
  expect(new TextDecoder().decode(hello?.value)).toContain("hello");
  closeAccount(foyer.dataDir, account);
  let ended = false;
  while (!ended) ended = (await reader?.read())?.done ?? true;
  expect((await fetch(address, { headers: { ...own, cookie } })).status).toBe(401);
});
