import { randomUUID } from "node:crypto";
import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { openRoster, rowOf } from "./support/roster";
import { enter } from "./support/session";
import { signOut } from "./support/sign-in";
import { makeStaff } from "./support/staff";
import { expect, SIGNED_OUT, test } from "./support/test";

test.use({
  // Its own server, because the service behind it gets faults here.
  ownServer: { FOYER_INVITE_RATE: "50" },
  expectedErrors: [/ERR_INTERNET_DISCONNECTED|ERR_FAILED/],
});

const address = (name: string) => `${name}-${randomUUID().slice(0, 8)}@example.com`;
const button = (page: Page, name: string | RegExp) => page.getByRole("button", { name });

async function preview(page: Page, code: string, list: string) {
  await page.goto(`/conferences/${code}/import`);
  await page.getByLabel("List", { exact: true }).fill(list);
  await button(page, "Preview").click();
  await expect(button(page, "Start import")).toBeVisible();
}

async function start(page: Page) {
  await button(page, "Start import").click();
  await expect(page).toHaveURL(/\/imports\/[0-9a-f-]{36}$/);
}

test("an import is paused, resumed and canceled", async ({ page, sandbox }) => {
  const { code } = await sandbox.seed(0);
  await sandbox.setFaults({ rules: [{ conferenceCode: code, method: "invite", latencyMs: 400 }] });
  await preview(page, code, Array.from({ length: 60 }, () => address("guest")).join("\n"));
  await start(page);
  await button(page, "Pause").click();
  await expect(page.getByText("Paused", { exact: true })).toBeVisible();
  await button(page, "Resume").click();
  await expect(button(page, "Pause")).toBeVisible();
  await button(page, "Cancel").click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Cancel import" }).click();
  await expect(page.getByText("Canceled", { exact: true })).toBeVisible();
  await button(page, /^Skipped \d+/).click();
  await expect(page.getByText("Import canceled").first()).toBeVisible();
});

test("a person decides on unknown rows, one and all", async ({ page, sandbox }) => {
  const { code } = await sandbox.seed(3);
  const people = (await sandbox.roster(code)).map(({ email }) => email);
  await sandbox.setFaults({ rules: [{ conferenceCode: code, method: "invite", fault: "html" }] });
  await preview(page, code, people.join("\n"));
  await page
    .getByRole("combobox", { name: "3 people are already on the roster" })
    .selectOption("New link");
  await start(page);
  await expect(page.getByText("3 rows have an unknown outcome")).toBeVisible();
  await sandbox.clearFaults();
  for (const [at, decision] of ["Leave as is", "Send again"].entries()) {
    await button(page, `Resolve: ${people[at]}`).click();
    await page.getByRole("menuitem", { name: decision, exact: true }).click();
    await expect(button(page, `Resolve: ${people[at]}`)).toBeHidden();
  }
  await button(page, "Resolve all").click();
  await page.getByRole("menuitem", { name: "New link without email" }).click();
  await expect(button(page, "Sent 2")).toBeVisible();
  await expect(button(page, "Skipped 1")).toBeVisible();
});

test("failed rows are downloaded, fixed and imported again", async ({ page, sandbox }) => {
  const { code } = await sandbox.seed(0);
  const [anna, boris] = [address("anna"), address("boris")];
  await sandbox.setFaults({
    rules: [{ method: "invite", email: anna, fault: "failed", message: "Quota exceeded" }],
  });
  await preview(page, code, `Email;Name;Lifetime\n${anna};Anna;7 days\n${boris};Boris;`);
  await start(page);
  await expect(button(page, "Failed 1")).toBeVisible();
  await expect(page.getByText(/Quota exceeded/)).toBeVisible();
  await expect(page.getByText("2 of 2", { exact: true })).toBeVisible();
  await sandbox.clearFaults();
  const downloading = page.waitForEvent("download");
  await button(page, "Download results").click();
  await page.getByRole("menuitem", { name: "Failed and skipped rows" }).click();
  const download = await downloading;
  await page.goto(`/conferences/${code}/import`);
  await page.getByLabel("Choose file").setInputFiles({
    name: download.suggestedFilename(),
    mimeType: "text/csv",
    buffer: await readFile(await download.path()),
  });
  await button(page, "Preview").click();
  await expect(page.getByText("Invite 1 person, email nobody.")).toBeVisible();
  await expect(page.getByRole("textbox", { name: "Link lifetime in row 2" })).toHaveValue("7 days");
  await start(page);
  await expect(button(page, "Sent 1")).toBeVisible();
});

test("an upload waits during a lost connection, resumes, and is stored once", async ({
  page,
  sandbox,
}) => {
  const { code } = await sandbox.seed(0);
  const email = address("anna");
  await page.clock.install();
  await preview(page, code, email);
  await page.context().setOffline(true);
  const lost = page.waitForEvent("requestfailed");
  await button(page, "Start import").click();
  await lost;
  // The upload stops; the list and the uploaded rows remain.
  await expect(async () => {
    await page.clock.fastForward(10_000);
    await expect(button(page, "Continue")).toBeVisible({ timeout: 200 });
  }).toPass();
  await page.context().setOffline(false);
  await button(page, "Continue").click();
  await expect(page.getByText("1 of 1", { exact: true })).toBeVisible();
  expect(await sandbox.roster(code)).toHaveLength(1);
});

test.describe("an interrupted upload", () => {
  // Its page may request the removed import once more.
  test.use({ expectedErrors: [/status of 404|ERR_INTERNET_DISCONNECTED|ERR_FAILED/] });

  test("is shown as incomplete, resumes and is removed", async ({ page, sandbox }) => {
    const { code } = await sandbox.seed(0);
    const list = Array.from({ length: 600 }, () => address("guest")).join("\n");
    await preview(page, code, list);
    let sent = 0;
    // The import and its first chunk arrive; then the connection is lost.
    await page.route(/\/import$/, (route) => {
      if (route.request().method() !== "POST") return route.continue();
      sent += 1;
      return sent <= 2 ? route.continue() : route.abort("internetdisconnected");
    });
    await button(page, "Start import").click();
    await expect.poll(() => sent).toBeGreaterThan(2);
    const dialogs: string[] = [];
    page.on("dialog", (dialog) => {
      dialogs.push(dialog.type());
      void dialog.accept();
    });
    await page.goto("/imports");
    expect(dialogs).toEqual(["beforeunload"]);
    const row = page.getByRole("row").filter({ hasText: "500 of 600 rows uploaded" });
    await expect(row.getByText("Incomplete")).toBeVisible();
    await row.getByRole("link").first().click();
    await page.getByRole("link", { name: "Upload list again" }).click();
    // Created again; chunks that arrived are not sent again.
    sent = 1;
    // The browser kept the list.
    await button(page, "Start import").click();
    await expect(page.getByText("500 of 600 rows uploaded.")).toBeVisible();
    await page.getByRole("navigation").getByRole("link", { name: "Imports" }).click();
    await page.getByRole("alertdialog").getByRole("button", { name: "Leave" }).click();
    // An abandoned upload does not continue automatically.
    await page.unroute(/\/import$/);
    await row.getByRole("link").first().click();
    await button(page, "Remove").click();
    await page.getByRole("alertdialog").getByRole("button", { name: "Remove" }).click();
    await expect(page.getByText("Incomplete import removed").first()).toBeVisible();
    await expect(row).toBeHidden();
    expect(await sandbox.roster(code)).toEqual([]);
  });
});

test("skipped and failed rows are fixed and sent in place", async ({ page, sandbox }) => {
  const { code } = await sandbox.seed(0);
  const [anna, boris, clara] = [address("anna"), address("boris"), address("clara")];
  await sandbox.setFaults({
    rules: [{ method: "invite", email: anna, fault: "failed", message: "Quota exceeded" }],
  });
  await preview(page, code, `Email,Name\n${anna},Anna\nwrong@,Boris\n${clara},Clara`);
  await start(page);
  await expect(button(page, "Failed 1")).toBeVisible();
  await expect(button(page, "Skipped 1")).toBeVisible();
  await sandbox.clearFaults();
  await button(page, "Fix rows").click();
  const email = page.getByRole("textbox", { name: "Email in row 3" });
  await email.fill("still wrong");
  await button(page, "Send 2 rows").click();
  await expect(email).toHaveAttribute("aria-invalid", "true");
  await email.fill(boris);
  await button(page, "Send 2 rows").click();
  await expect(button(page, "Sent 3")).toBeVisible();
  const roster = await sandbox.roster(code);
  expect(roster.map((person) => person.email).toSorted()).toEqual([anna, boris, clara].toSorted());
  expect(roster.find((person) => person.email === boris)?.name).toBe("Boris");
});

test("an import is named after its list and can be renamed", async ({ page, sandbox }) => {
  const { code, title } = await sandbox.seed(0);
  await preview(page, code, `Guests of honor:\nAnna <${address("anna")}>`);
  await start(page);
  await expect(page.getByRole("heading", { name: "Guests of honor:" })).toBeVisible();
  await button(page, "Rename import").click();
  await page.getByRole("textbox", { name: "Import name" }).fill("Honor guests");
  await button(page, "Save name").click();
  await expect(page.getByRole("heading", { name: "Honor guests" })).toBeVisible();
  await page.goto("/imports");
  await expect(page.getByRole("link", { name: "Honor guests" }).first()).toBeVisible();
  await button(page, "Import list").click();
  await page.getByRole("dialog").getByRole("searchbox").fill(title);
  await page.getByRole("dialog").getByRole("link", { name: title }).click();
  await expect(page).toHaveURL(new RegExp(`/conferences/${code}/import$`));
  // The list that was sent is gone.
  await expect(page.getByLabel("List", { exact: true })).toHaveValue("");
});

test("Back, reload and a closed tab keep the list until it is sent or discarded", async ({
  page,
  sandbox,
}) => {
  const { code } = await sandbox.seed(0);
  const url = `/conferences/${code}/import`;
  const email = address("anna");
  await preview(page, code, email);
  const name = page.getByRole("textbox", { name: "Name in row 1" });
  await name.fill("Anna");
  await name.press("Enter");
  await page.getByRole("switch", { name: "Moderator" }).click();
  await expect(page.getByText("Invite 1 person as moderator, email nobody.")).toBeVisible();
  await page.getByRole("navigation").getByRole("link", { name: "Imports" }).click();
  await expect(page).toHaveURL(/\/imports$/);
  await page.goBack();
  await expect(name).toHaveValue("Anna");
  await page.reload();
  await expect(name).toHaveValue("Anna");
  const second = await page.context().newPage();
  await page.close();
  await second.goto(url);
  await expect(second.getByRole("textbox", { name: "Name in row 1" })).toHaveValue("Anna");
  await expect(second.getByText("Invite 1 person as moderator, email nobody.")).toBeVisible();
  await button(second, "Discard list").click();
  await expect(second.getByLabel("List", { exact: true })).toHaveValue("");
  await second.reload();
  await expect(second.getByLabel("List", { exact: true })).toHaveValue("");
});

test("signing out removes the list from the browser", async ({ browser, foyer, sandbox }) => {
  const { code } = await sandbox.seed(0);
  const context = await browser.newContext({
    baseURL: foyer.url,
    locale: "en-US",
    storageState: SIGNED_OUT,
  });
  const page = await context.newPage();
  await enter(context, foyer, (await makeStaff(foyer.dataDir, "manager")).email);
  await preview(page, code, address("anna"));
  const kept = () => page.evaluate(countDrafts);
  await expect.poll(kept).toBeGreaterThan(0);
  await signOut(page);
  expect(await kept()).toBe(0);
  await context.close();
});

/** Runs in the browser. Returns how many lists and states it keeps. */
function countDrafts(): Promise<number> {
  return new Promise((resolve, reject) => {
    const open = indexedDB.open("foyer-drafts");
    open.addEventListener("error", () => reject(new Error("no database")));
    open.addEventListener("success", () => {
      const count = open.result.transaction("imports").objectStore("imports").count();
      count.addEventListener("success", () => {
        open.result.close();
        resolve(count.result);
      });
    });
  });
}

test("a list is compared with the roster, and only selected changes are applied", async ({
  page,
  sandbox,
}) => {
  const { code } = await sandbox.seed(2);
  const [kept, leaving] = (await sandbox.roster(code)).map(({ email }) => email);
  const fresh = address("new");
  await page.goto(`/conferences/${code}/import`);
  await page.getByText("Compare with the roster", { exact: true }).click();
  await page.getByLabel("List", { exact: true }).fill(`Email,Name\n${kept},Anna K\n${fresh},New`);
  await button(page, "Preview").click();
  await page.getByRole("checkbox", { name: "Invite 1 new person" }).click();
  await page.getByRole("checkbox", { name: /^Revoke access for 1 person/ }).click();
  await expect(page.getByText("Update the name and role of 1 person.")).toBeVisible();
  await expect(page.getByText("Revoke access for 1 person.")).toBeVisible();
  await start(page);
  await expect(button(page, "Sent 2")).toBeVisible();
  const roster = await sandbox.roster(code);
  expect(roster.find(({ email }) => email === kept)?.name).toBe("Anna K");
  expect(roster.find(({ email }) => email === leaving)?.is_deleted).toBe("yes");
  expect(roster.some(({ email }) => email === fresh)).toBe(false);
});

test("links that expire soon are renewed together", async ({ page, sandbox }) => {
  const { code } = await sandbox.seed(0);
  const email = address("anna");
  await preview(page, code, email);
  await page.getByLabel("Link lifetime").selectOption("1 hour");
  await start(page);
  await expect(button(page, "Sent 1")).toBeVisible();
  await expect(async () => {
    await openRoster(page, { code });
    await expect(page.getByText("1 link expires within a week")).toBeVisible({ timeout: 500 });
  }).toPass();
  await button(page, "New links").click();
  await expect(page.getByText("1 person gets a new link.")).toBeVisible();
  await button(page, "Create new links").click();
  await expect(page.getByText("New link created")).toBeVisible();
  await openRoster(page, { code });
  await expect(rowOf(page, email)).toBeVisible();
});

// Last: its requirement applies to all imports of this server.
test("a large import waits until a second person approves it", async ({
  page,
  browser,
  foyer,
  sandbox,
}) => {
  await page.goto("/staff");
  await page
    .getByLabel("A second person approves imports and link exports")
    .selectOption({ label: "Above 10 rows or links" });
  await expect(page.getByText("Approval requirement saved", { exact: true })).toBeVisible();

  const room = await sandbox.seed(0, "Approval");
  const emails = Array.from({ length: 12 }, (_, at) => `guest${at}@people.example`);
  await page.goto(`/conferences/${room.code}/import`);
  await page.getByLabel("List", { exact: true }).fill(emails.join("\n"));
  await page.getByRole("button", { name: "Preview" }).click();
  await page.getByRole("button", { name: "Start import" }).click();
  await expect(
    page.getByRole("status").filter({ hasText: "Someone else must approve this import" }),
  ).toBeVisible();
  const run = page.url();
  await page.getByRole("link", { name: "Open Imports" }).click();
  const waiting = page.getByRole("region", { name: "Waiting for approval" });
  await expect(waiting).toContainText("Your request. Someone else must approve it.");
  await expect(waiting.getByRole("button")).toHaveCount(0);
  expect(await sandbox.roster(room.code)).toEqual([]);

  const context = await browser.newContext({ storageState: SIGNED_OUT });
  const second = await context.newPage();
  await enter(context, foyer, (await makeStaff(foyer.dataDir, "manager")).email);
  await second.goto("/");
  const request = second.getByRole("region", { name: "Waiting for approval" });
  await expect(request).toContainText("Administrator wants to start an import of 12 rows");
  await request.getByRole("button", { name: "Approve" }).click();
  await expect(second.getByText("Request approved", { exact: true })).toBeVisible();
  await expect(request).toHaveCount(0);
  await context.close();

  await page.goto(run);
  await expect(page.getByText("12 of 12")).toBeVisible();
  await expect.poll(async () => (await sandbox.roster(room.code)).length).toBe(12);
});
