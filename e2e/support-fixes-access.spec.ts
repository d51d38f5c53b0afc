import { randomUUID } from "node:crypto";
import { choose, rowOf } from "./support/roster";
import { signIn } from "./support/sign-in";
import { makeStaff } from "./support/staff";
import { expect, test } from "./support/test";

test("support fixes access within four actions of signing in", async ({ page, foyer, sandbox }) => {
  test.slow();
  const { code, title } = await sandbox.seed(0);
  const email = `anna-${randomUUID()}@example.com`;
  await page.goto(`/conferences/${code}/invite`);
  await page.getByLabel("Email", { exact: true }).fill(email);
  await page.getByRole("button", { name: "Invite", exact: true }).click();
  const old = await page.getByLabel("Invite link").inputValue();
  await page.getByRole("link", { name: "Back to roster" }).click();
  await expect(rowOf(page, email)).toBeVisible();
  await choose(page, email, "Revoke");
  await page.getByRole("alertdialog").getByRole("button", { name: "Revoke" }).click();
  const isRevoked = async () => (await sandbox.roster(code))[0]?.is_deleted;
  await expect.poll(isRevoked, { timeout: 20_000 }).toBe("yes");
  // An open roster would be refused its next refresh.
  await page.goto("about:blank");
  await page.context().clearCookies();
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await signIn(page, await makeStaff(foyer.dataDir, "support"));

  let actions = 0;
  const act = (action: Promise<void>) => {
    actions += 1;
    return action;
  };
  await expect(page.getByRole("heading", { name: "Home", level: 1 })).toBeVisible();
  await expect(page.getByRole("searchbox", { name: "Search people" })).toBeFocused();
  await act(page.keyboard.type(email));
  await act(
    page
      .getByRole("link", { name: new RegExp(email) })
      .filter({ hasText: title })
      .click(),
  );
  const panel = page.getByRole("dialog", { name: email });
  await expect(panel.getByText("Can't join", { exact: true })).toBeVisible();
  await expect(panel.getByText(/^Access revoked .+ by .+/)).toBeVisible();
  await act(panel.getByRole("button", { name: "Restore" }).click());
  await act(panel.getByRole("button", { name: "Copy link" }).first().click());
  await expect(page.getByText(`${email}'s link copied`).first()).toBeVisible();
  await expect(panel.getByText("Can join", { exact: true })).toBeVisible();
  const link = await page.evaluate(() => navigator.clipboard.readText());
  expect(link).toMatch(/^https?:/);
  expect(link).not.toBe(old);
  expect(actions).toBeLessThanOrEqual(4);
});
