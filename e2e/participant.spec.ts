import { randomUUID } from "node:crypto";
import type { Page } from "@playwright/test";
import { asGuest, choose, copied, openRoster, roster, rowOf } from "./support/roster";
import type { Sandbox } from "./support/sandbox";
import { holdScripts } from "./support/hold-scripts";
import { expect, test } from "./support/test";

const revokeIn = async (page: Page) => {
  const dialog = page.getByRole("alertdialog");
  await dialog.getByRole("button", { name: "Revoke" }).click();
  await expect(dialog).toBeHidden();
};
const isRevoked = async (sandbox: Sandbox, code: string, email: string) =>
  (await sandbox.roster(code)).find((one) => one.email === email)?.is_deleted;

/** Invites a person through the form and returns the link. */
async function invite(page: Page, code: string, email: string): Promise<string> {
  await page.goto(`/conferences/${code}/invite`);
  await page.getByLabel("Email", { exact: true }).fill(email);
  await page.getByRole("button", { name: "Invite", exact: true }).click();
  const link = await page.getByLabel("Invite link").inputValue();
  await page.getByRole("link", { name: "Back to roster" }).click();
  await expect(rowOf(page, email)).toBeVisible();
  return link;
}

test.describe("finding people", () => {
  test("is offered only where there is someone to find", async ({ page, sandbox }) => {
    const conference = await sandbox.seed(0);
    await page.goto(`/conferences/${conference.code}`);
    await expect(page.getByText("No participants yet")).toBeVisible();
    await expect(page.getByLabel("Search participants")).toHaveCount(0);
    await expect(page.getByLabel("Status")).toHaveCount(0);
    await sandbox.invite(conference, "first@example.com");
    await page.getByRole("button", { name: "Refresh" }).click();
    await expect(page.getByLabel("Search participants")).toBeVisible();
    await expect(page.getByLabel("Status")).toBeVisible();
  });

  test("by search, role and order, all kept in the URL", async ({ page, sandbox }) => {
    const conference = await sandbox.seed(40);
    await openRoster(page, conference);
    await expect(page.getByText("40 participants with access")).toBeVisible();
    await page.getByRole("searchbox", { name: "Search participants" }).fill("PERSON018");
    await expect(page).toHaveURL(/q=PERSON018/);
    await expect(page.getByText("1 match")).toBeVisible();
    await page.getByRole("searchbox", { name: "Search participants" }).press("Escape");
    await page.getByLabel("Role").selectOption({ label: "Moderators" });
    await expect(page).toHaveURL(/role=moderator/);
    await expect(page.getByText("3 matches")).toBeVisible();
    await roster(page).getByRole("button", { name: "Email" }).click();
    await expect(page).toHaveURL(/sort=email/);
    await roster(page).getByRole("button", { name: "Email" }).click();
    await expect(page).toHaveURL(/sort=-email/);
    const emails = roster(page).getByText(/^person\d+@/);
    const moderators = ["person035@example.com", "person018@example.com", "person001@example.com"];
    await expect(emails).toHaveText(moderators);
    await page.getByRole("link", { name: "Invite" }).click();
    await expect(page.getByRole("heading", { name: "Invite participants" })).toBeVisible();
    await page.goBack();
    await expect(page.getByLabel("Role")).toHaveValue("moderator");
    await expect(emails).toHaveText(moderators);
    await page.reload();
    await expect(emails).toHaveText(moderators);
    await page.goto(`/conferences/${conference.code}?q=nobody-at-all`);
    await expect(page.getByText("No matching participants")).toBeVisible();
    await page.getByRole("button", { name: "Clear filters" }).click();
    await expect(page).toHaveURL(`/conferences/${conference.code}`);
    await expect(rowOf(page, "person001@")).toBeVisible();
  });

  test("by input from before hydration", async ({ page, sandbox }) => {
    const { code } = await sandbox.seed(40);
    const releaseScripts = await holdScripts(page);
    await page.goto(`/conferences/${code}`, { waitUntil: "commit" });
    await page.getByLabel("Role").selectOption({ label: "Moderators" });
    await page.getByRole("searchbox", { name: "Search participants" }).fill("person018");
    releaseScripts();
    await expect(page.getByText("1 match")).toBeVisible();
    await expect(page).toHaveURL(/q=person018/);
    await expect(page).toHaveURL(/role=moderator/);
    await expect(page.getByLabel("Role")).toHaveValue("moderator");
  });

  test("in the HTML of the first response, but not for signed-out people", async ({
    page,
    request,
    playwright,
    baseURL,
    sandbox,
  }) => {
    const conference = await sandbox.seed(3);
    await openRoster(page, conference);
    const response = await request.get(`/conferences/${conference.code}`);
    const visible = (await response.text()).replaceAll(/<script\b[^]*?<\/script>/g, "");
    expect(visible).toContain("person003@example.com");
    const signedOut = await playwright.request.newContext({
      ...(baseURL && { baseURL }),
      storageState: { cookies: [], origins: [] },
    });
    for (const path of [
      `/conferences/${conference.code}`,
      `/api/conferences/${conference.code}/participants`,
    ]) {
      expect(await (await signedOut.get(path)).text()).not.toContain("person003");
    }
    await signedOut.dispose();
  });
});

test.describe("changing people", () => {
  test("changes the role from the row", async ({ page, sandbox }) => {
    const conference = await sandbox.seed(2);
    await openRoster(page, conference);
    const row = rowOf(page, "person002@example.com");
    const moderator = row.getByRole("switch", { name: "Moderator" });
    await expect(moderator).not.toBeChecked();
    await moderator.click();
    await expect(moderator).toBeChecked();
    await expect(moderator).not.toHaveAttribute("aria-busy");
    await page.reload();
    await expect(moderator).toBeChecked();
    const [, second] = await sandbox.roster(conference.code);
    expect(second).toMatchObject({ email: "person002@example.com", moderator: "yes" });
    await moderator.click();
    await expect(moderator).not.toBeChecked();
    await expect.poll(async () => (await sandbox.roster(conference.code))[1]?.moderator).toBe("no");
  });

  test("keeps the error at a field when the current values arrive later", async ({
    page,
    sandbox,
  }) => {
    const conference = await sandbox.seed(1);
    await openRoster(page, conference);
    let release = () => {};
    const held = new Promise<void>((resolve) => (release = resolve));
    await page.route("**/*", async (route) => {
      if (route.request().headers()["next-action"]) await held;
      await route.continue();
    });
    await choose(page, "person001@", "Edit");
    const dialog = page.getByRole("dialog", { name: "Edit participant" });
    const email = dialog.getByLabel("Email");
    await email.fill("nonsense");
    await dialog.getByRole("button", { name: "Save changes" }).click();
    await expect(email).toHaveAccessibleDescription("Enter a valid email address.");
    const [person] = await sandbox.roster(conference.code);
    await sandbox.update(person?.code ?? "", { name: "Renamed elsewhere" });
    release();
    await expect(dialog.getByLabel("Name")).toHaveValue("Renamed elsewhere");
    await expect(email).toHaveValue("nonsense");
    await expect(email).toHaveAccessibleDescription("Enter a valid email address.");
  });

  test("edits name and address, with errors at the fields", async ({ page, sandbox }) => {
    const conference = await sandbox.seed(1);
    await openRoster(page, conference);
    await choose(page, "person001@", "Edit");
    const dialog = page.getByRole("dialog", { name: "Edit participant" });
    await expect(dialog.getByLabel("Email")).toBeFocused();
    await dialog.getByLabel("Email").fill("nonsense");
    await dialog.getByRole("button", { name: "Save changes" }).click();
    await expect(dialog.getByLabel("Email")).toHaveAccessibleDescription(
      "Enter a valid email address.",
    );
    await dialog.getByLabel("Email").fill("renamed@example.com");
    await dialog.getByLabel("Name").fill("Ирина & <i>Co</i>");
    await dialog.getByRole("button", { name: "Save changes" }).click();
    await expect(dialog).toBeHidden();
    await expect(rowOf(page, "renamed@example.com")).toContainText("Ирина & <i>Co</i>");
    expect(await sandbox.roster(conference.code)).toMatchObject([
      { email: "renamed@example.com", name: "Ирина & <i>Co</i>" },
    ]);
  });
});

test.describe("the panel of a person", () => {
  test.use({ expectedErrors: [/status of 404|ERR_FAILED/] });

  test("tells someone unknown from someone who could not be loaded", async ({ page, sandbox }) => {
    const { code } = await sandbox.seed(1);
    await page.goto(`/conferences/${code}?person=nobody`);
    const unknown = page.getByRole("dialog", { name: "This person is not in the conference" });
    await unknown.getByRole("link", { name: "People" }).click();
    await expect(page).toHaveURL("/people");

    const [person] = await sandbox.roster(code);
    await page.route("**/participants/*", (route) => route.abort());
    await page.goto(`/conferences/${code}?person=${person?.code}`);
    const failed = page.getByRole("dialog", { name: "Couldn't load this person" });
    await expect(failed.getByRole("alert")).toContainText("Couldn't reach Foyer");
    await page.unroute("**/participants/*");
    // A live update may load the person before the button is pressed.
    await expect(async () => {
      const again = failed.getByRole("button", { name: "Try again" });
      if (await again.isVisible()) await again.click({ timeout: 1_000 });
      const person = page.getByRole("dialog").getByText("Can probably join").first();
      await expect(person).toBeVisible({ timeout: 2_000 });
    }).toPass();
  });
});

test.describe("links", () => {
  test("an unknown link is marked; a new one works and is copied later", async ({
    page,
    sandbox,
  }) => {
    const conference = await sandbox.seed(1);
    const email = "person001@example.com";
    await openRoster(page, conference);
    await expect(rowOf(page, email)).toContainText("Link unknown");
    await rowOf(page, email).getByRole("button", { name: "New link" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("Link lifetime").selectOption({ label: "7 days" });
    await dialog.getByRole("button", { name: "New link" }).click();
    await expect(page.getByRole("dialog", { name: /^New link for .+ created$/ })).toBeVisible();
    const link = await dialog.getByLabel("Invite link").inputValue();
    expect(await asGuest(page, link)).toContain("Role Moderator");
    expect(await sandbox.mailsTo(email)).not.toContain(link);
    await dialog.getByRole("button", { name: "Done" }).click();
    await expect(rowOf(page, email)).toContainText("Expires in 1 week");
    const button = rowOf(page, email).getByRole("button", { name: "Copy link" });
    expect(await copied(page, button, /'s link copied$/)).toBe(link);
  });

  test("an expired link is marked, and a new one is offered", async ({ page, sandbox }) => {
    const conference = await sandbox.seed(0);
    const email = `late-${randomUUID().slice(0, 8)}@example.com`;
    await page.goto(`/conferences/${conference.code}/invite`);
    await page.getByLabel("Email", { exact: true }).fill(email);
    await page.getByLabel("Link lifetime").selectOption({ label: "1 hour" });
    await page.getByRole("button", { name: "Invite", exact: true }).click();
    await expect(page.getByRole("heading", { name: `${email} invited` })).toBeVisible();
    await page.clock.install({ time: Date.now() + 2 * 3_600_000 });
    await page.getByRole("link", { name: "Back to roster" }).click();
    await expect(rowOf(page, email)).toContainText("Expired");
    await expect(rowOf(page, email).getByRole("button", { name: "New link" })).toBeVisible();
    await expect(rowOf(page, email).getByRole("button", { name: "Copy link" })).toHaveCount(0);
  });
});

test.describe("revoking", () => {
  test("can be undone without any change", async ({ page, sandbox }) => {
    const conference = await sandbox.seed(1);
    const email = "person001@example.com";
    const link = await invite(page, conference.code, `kept-${randomUUID()}@example.com`);
    const before = await sandbox.lastCall();
    await choose(page, email, "Revoke");
    await expect(page.getByRole("alertdialog")).toContainText(email);
    await revokeIn(page);
    await page.getByRole("button", { name: "Undo" }).click();
    await expect(page.getByText(/^Access kept for /).first()).toBeVisible();
    await expect(rowOf(page, email).getByRole("switch")).toBeVisible();
    expect(await sandbox.callsSince(before, "client/delete", conference.code)).toBe(0);
    expect(await isRevoked(sandbox, conference.code, email)).toBe("no");
    expect(await asGuest(page, link)).toContain("You would now join");
  });

  for (const [clock, ahead] of [
    ["ahead", 3],
    ["behind", -3],
  ] as const) {
    test(`can be undone in a browser whose clock is hours ${clock}`, async ({ page, sandbox }) => {
      const conference = await sandbox.seed(1);
      const email = "person001@example.com";
      await page.clock.install({ time: Date.now() + ahead * 3_600_000 });
      await openRoster(page, conference);
      await choose(page, email, "Revoke");
      await revokeIn(page);
      await expect(page.getByText(/^Access for .+ ends in [1-3]\ss$/).first()).toBeVisible();
      await page.getByRole("button", { name: "Undo" }).click();
      await expect(page.getByText(/^Access kept for /).first()).toBeVisible();
      expect(await isRevoked(sandbox, conference.code, email)).toBe("no");
    });
  }

  test("is applied after the page is closed; restoring returns access", async ({
    page,
    context,
    sandbox,
  }) => {
    const conference = await sandbox.seed(0);
    const email = `leaver-${randomUUID().slice(0, 8)}@example.com`;
    const link = await invite(page, conference.code, email);
    await choose(page, email, "Revoke");
    await revokeIn(page);
    await page.close();
    await expect
      .poll(() => isRevoked(sandbox, conference.code, email), { timeout: 12_000 })
      .toBe("yes");

    const later = await context.newPage();
    expect(await asGuest(later, link)).toContain("Access revoked");
    await later.goto(`/conferences/${conference.code}`);
    await expect(later.getByText("Nobody has access")).toBeVisible();
    await later.getByRole("button", { name: "Show revoked" }).click();
    await expect(later).toHaveURL(/status=revoked/);
    await expect(rowOf(later, email)).toContainText("Revoked");
    await choose(later, email, "Restore");
    const dialog = later.getByRole("dialog", { name: `Restore access for ${email}` });
    await dialog.getByRole("button", { name: "Restore" }).click();
    const fresh = await later.getByRole("dialog").getByLabel("Invite link").inputValue();
    expect(await asGuest(later, fresh)).toContain("You would now join");
    await later.getByRole("button", { name: "Done" }).click();
    await later.getByLabel("Status").selectOption({ label: "Active" });
    await expect(rowOf(later, email).getByRole("button", { name: "Copy link" })).toBeVisible();
    expect(await isRevoked(sandbox, conference.code, email)).toBe("no");
  });
});

test.describe("several at once", () => {
  test("become moderators, have their links copied, lose access", async ({ page, sandbox }) => {
    const conference = await sandbox.seed(4);
    const email = `several-${randomUUID().slice(0, 8)}@example.com`;
    const link = await invite(page, conference.code, email);
    const tick = (who: string) => rowOf(page, who).getByRole("checkbox").click();
    await tick("person002@");
    await tick("person003@");
    const bar = page.getByRole("region", { name: "Selection" });
    await expect(bar).toContainText("2 selected");
    await bar.getByRole("button", { name: "Make moderator" }).click();
    await expect(page.getByText("2 people are now moderators", { exact: true })).toBeVisible();
    await expect(bar).toBeHidden();
    const moderators = (await sandbox.roster(conference.code)).filter(
      (one) => one.moderator === "yes",
    );
    expect(moderators.map((one) => one.email)).toEqual([
      "person001@example.com",
      "person002@example.com",
      "person003@example.com",
    ]);

    await tick(email);
    await tick("person004@");
    const button = bar.getByRole("button", { name: "Copy links" });
    const text = await copied(page, button, "1 link copied");
    expect(text).toContain(`${email}\t${link}`);
    expect(text).not.toContain("person004");
    await expect(page.getByText(/1 person without a known link was skipped/).first()).toBeVisible();
    await bar.getByRole("button", { name: "Revoke" }).click();
    const dialog = page.getByRole("alertdialog", { name: "Revoke access for 2 people?" });
    await expect(dialog).toContainText(email);
    await expect(dialog).toContainText("person004@example.com");
    await revokeIn(page);
    await expect
      .poll(() => isRevoked(sandbox, conference.code, email), { timeout: 12_000 })
      .toBe("yes");
    expect(await isRevoked(sandbox, conference.code, "person002@example.com")).toBe("no");
  });

  test("Escape clears the selection", async ({ page, sandbox }) => {
    await openRoster(page, await sandbox.seed(3));
    await page.evaluate(() => {
      const shown = new MutationObserver(() => {
        if (!document.querySelector('section[aria-label="Selection"]')) return;
        shown.disconnect();
        document.body.dataset.pressed = "Escape";
        document.dispatchEvent(new KeyboardEvent("keydown", { key: "Escape" }));
      });
      shown.observe(document.body, { childList: true, subtree: true });
    });
    await page.getByRole("checkbox", { name: "Select all" }).click();
    await expect(page.locator("body")).toHaveAttribute("data-pressed", "Escape");
    await expect(page.getByRole("region", { name: "Selection" })).toBeHidden();
  });
});
