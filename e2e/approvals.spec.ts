import { enter } from "./support/session";
import { makeStaff } from "./support/staff";
import { expect, SIGNED_OUT, test } from "./support/test";

test.use({ ownServer: { FOYER_INVITE_RATE: "50" } });

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
