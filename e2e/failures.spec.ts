import { randomUUID } from "node:crypto";
import type { Page } from "@playwright/test";
import type { PlanInput, Rule } from "@/lib/sandbox/faults";
import { ADMIN } from "./support/admin";
import { freePort, startFoyer } from "./support/foyer";
import { asGuest, choose, openRoster, roster, rowOf } from "./support/roster";
import { signIn } from "./support/sign-in";
import { expect, SIGNED_OUT, test } from "./support/test";
import { THOROUGH } from "./support/thorough";

type Fault = NonNullable<Rule["fault"]>;

const MARKUP = "<b>Not</b> today & <script>alert(1)</script>";
const FAULTS = ["lose-answer", "html", "truncate"] as const;
const problem = (page: Page) => page.getByText("Couldn't sync with Boomstream");
const alert = (page: Page) => page.getByRole("main").getByRole("alert");
const button = (page: Page, name: string) => page.getByRole("button", { name, exact: true });
const address = () => `guest-${randomUUID().slice(0, 8)}@example.com`;
const called = (name: string) => `${name} ${randomUUID().slice(0, 8)}`;

// These faults affect all of Boomstream, so no other test may share it.
test.use({ ownServer: { BOOMSTREAM_TIMEOUT_MS: "2000" } });

test.afterEach(({ sandbox }) => sandbox.clearFaults());

const READS: readonly {
  what: string;
  plan: Omit<PlanInput, "rules"> & { fault?: Fault };
  says: RegExp;
}[] = [
  {
    what: "refuses connections",
    plan: { refuseConnections: true },
    says: /Couldn't reach Boomstream|paused its requests/,
  },
  {
    what: "cuts the connection",
    plan: { fault: "reset" },
    says: /Couldn't reach Boomstream|paused its requests/,
  },
  {
    what: "crashes",
    plan: { fault: "http-500" },
    says: /Couldn't reach Boomstream|paused its requests/,
  },
  {
    what: "never responds",
    plan: { fault: "slow-body" },
    says: /didn't respond in time|paused its requests/,
  },
  { what: "says no", plan: { fault: "failed" }, says: /Boomstream rejected this/ },
  { what: "sends a web page", plan: { fault: "html" }, says: /an unreadable response/ },
  { what: "sends half a response", plan: { fault: "truncate" }, says: /an unreadable response/ },
  { what: "sends an empty response", plan: { fault: "empty" }, says: /an unreadable response/ },
];

/** A refusal, a timeout and an unreadable response. */
const FEW = ["refuses connections", "never responds", "sends a web page"];

test.describe("every screen opens from the mirror while Boomstream", () => {
  for (const { what, plan, says } of READS.filter(({ what }) => THOROUGH || FEW.includes(what))) {
    test(what, async ({ page, sandbox }) => {
      const { fault, ...whole } = plan;
      const conference = await sandbox.seed(2);
      const list = `/conferences?q=${encodeURIComponent(conference.title)}`;
      await openRoster(page, conference);
      await expect(rowOf(page, "person002@")).toBeVisible();
      await sandbox.setFaults({ ...whole, ...(fault && { rules: [{ fault, message: MARKUP }] }) });

      await button(page, "Refresh").click();
      await expect(problem(page)).toBeVisible();
      await expect(page.getByRole("main")).toContainText(says);
      await expect(rowOf(page, "person002@")).toBeVisible();
      await page.goto(list);
      await expect(page.getByRole("link", { name: conference.title })).toBeVisible();
      await button(page, "Refresh").click();
      await expect(problem(page)).toBeVisible();
      for (const [path, heading] of [
        ["edit", "Edit conference"],
        ["invite", "Invite participants"],
      ]) {
        await page.goto(`/conferences/${conference.code}/${path}`);
        await expect(page.getByRole("heading", { name: heading ?? "", level: 1 })).toBeVisible();
      }
      await openRoster(page, conference);
      await expect(rowOf(page, "person002@")).toBeVisible();
      await expect(problem(page)).toBeVisible();

      await sandbox.clearFaults();
      // An open circuit breaker allows its next probe after a while.
      await expect(async () => {
        // It may have recovered in between.
        if (await problem(page).isVisible()) {
          await button(page, "Try again").click({ timeout: 1_000 });
        }
        await expect(problem(page)).toBeHidden({ timeout: 1_000 });
      }).toPass({ timeout: 15_000 });
      await expect(rowOf(page, "person002@")).toBeVisible();
    });
  }
});

test("a roster that was never loaded does not look empty", async ({ page, sandbox }) => {
  const { code, title } = await sandbox.seed(2);
  await page.goto(`/conferences?q=${encodeURIComponent(title)}`);
  await button(page, "Refresh").click();
  const link = page.getByRole("link", { name: title });
  await expect(link).toBeVisible();
  await sandbox.setFaults({ rules: [{ conferenceCode: code, fault: "failed", message: MARKUP }] });
  await link.click();
  await expect(page.getByRole("heading", { name: "Couldn't load participants" })).toBeVisible();
  await expect(page.getByText("No participants yet")).toHaveCount(0);
  await expect(page.getByText(/with access/)).toHaveCount(0);
  await sandbox.clearFaults();
  await button(page, "Try again").click();
  await expect(rowOf(page, "person002@")).toBeVisible();
});

test("a refusal is in view, also if the button is far below it", async ({ page, sandbox }) => {
  const conference = await sandbox.seed(0);
  await page.setViewportSize({ width: 1280, height: 480 });
  await page.goto(`/conferences/${conference.code}/edit`);
  await page.getByLabel("Description").fill("Doors at nine.");
  await sandbox.setFaults({ rules: [{ method: "update", fault: "failed", message: "Not today" }] });
  await page.getByRole("button", { name: "Save changes" }).click();
  await expect(page.getByRole("alert").getByText("Not today")).toBeInViewport();
});

test("accepts names in any casing", async ({ page, sandbox }) => {
  await sandbox.setFaults({ rules: [{ fault: "wrong-casing" }] });
  const conference = await sandbox.seed(2);
  const email = address();
  await openRoster(page, conference);
  await expect(rowOf(page, "person002@")).toBeVisible();
  await page.goto(`/conferences/${conference.code}/invite`);
  await page.getByLabel("Email", { exact: true }).fill(email);
  await button(page, "Invite").click();
  const link = await page.getByLabel("Invite link").inputValue();
  expect(await asGuest(page, link)).toContain(email);
  await page.goto(`/conferences?q=${encodeURIComponent(conference.title)}`);
  await button(page, "Refresh").click();
  await expect(page.getByRole("link", { name: conference.title })).toBeVisible();
  await expect(problem(page)).toBeHidden();
});

test.describe("creating", () => {
  const title = (page: Page) => page.getByLabel("Title");

  test("shows the reason as text, keeps the input and works on retry", async ({
    page,
    sandbox,
  }) => {
    const name = called("Refused");
    const rule = { method: "create", fault: "failed", message: MARKUP, times: 1 } as const;
    await sandbox.setFaults({ rules: [rule] });
    await page.goto("/conferences/new");
    await title(page).fill(name);
    await page.getByLabel("Description").fill("Kept");
    await button(page, "Create conference").click();
    await expect(alert(page)).toHaveText(
      `Boomstream rejected this: “${MARKUP}”. Check the details and try again.`,
    );
    await expect(title(page)).toHaveValue(name);
    await expect(page.getByLabel("Description")).toHaveValue("Kept");
    await button(page, "Create conference").click();
    await expect(page.getByRole("heading", { name, level: 1 })).toBeVisible();
    expect(await sandbox.titled(name)).toHaveLength(1);
  });

  for (const fault of THOROUGH ? FAULTS : FAULTS.slice(0, 1)) {
    test(`is confirmed by reading back after a faulty response: ${fault}`, async ({
      page,
      sandbox,
    }) => {
      const name = called("Lost");
      await sandbox.setFaults({ rules: [{ method: "create", fault, times: 1 }] });
      await page.goto("/conferences/new");
      await title(page).fill(name);
      await button(page, "Create conference").click();
      await expect(page.getByRole("heading", { name, level: 1 })).toBeVisible();
      expect(await sandbox.titled(name)).toHaveLength(1);
    });
  }

  test("is done once if the response is late", async ({ page, sandbox }) => {
    const name = called("Late");
    await sandbox.setFaults({ rules: [{ method: "create", latencyMs: 4_000, times: 1 }] });
    await page.goto("/conferences/new");
    await title(page).fill(name);
    await button(page, "Create conference").click();
    await expect(alert(page)).toContainText("Check the list before you create it again.");
    await expect(title(page)).toHaveValue(name);
    await expect.poll(() => sandbox.titled(name)).toHaveLength(1);
    await button(page, "Create conference").click();
    await expect(page.getByRole("main")).toContainText(name);
    expect(await sandbox.titled(name)).toHaveLength(1);
  });
});

test.describe("changing a conference", () => {
  test("keeps the form if refused; confirms it if the response was lost", async ({
    page,
    sandbox,
  }) => {
    const { code } = await sandbox.seed(0);
    const name = called("Changed");
    const rule = { method: "update", conferenceCode: code, times: 1 } as const;
    await sandbox.setFaults({ rules: [{ ...rule, fault: "failed", message: MARKUP }] });
    await page.goto(`/conferences/${code}/edit`);
    await page.getByLabel("Title").fill(name);
    await button(page, "Save changes").click();
    await expect(alert(page)).toContainText(MARKUP);
    await expect(page.getByLabel("Title")).toHaveValue(name);
    await sandbox.setFaults({ rules: [{ ...rule, fault: "lose-answer" }] });
    await button(page, "Save changes").click();
    await expect(page).toHaveURL(`/conferences/${code}`);
    await expect(page.getByRole("heading", { name, level: 1 })).toBeVisible();
    expect(await sandbox.titled(name)).toHaveLength(1);
  });

  test("keeps a conference that Boomstream refuses to delete; deletes one whose response was lost", async ({
    page,
    sandbox,
  }) => {
    const { code, title } = await sandbox.seed(0);
    const rule = { method: "delete", conferenceCode: code, times: 1 } as const;
    await sandbox.setFaults({ rules: [{ ...rule, fault: "failed", message: MARKUP }] });
    await page.goto(`/conferences/${code}`);
    await page.getByRole("button", { name: "More", exact: true }).click();
    await page.getByRole("menuitem", { name: "Delete" }).click();
    const dialog = page.getByRole("alertdialog");
    await dialog.getByRole("textbox").fill(title);
    await dialog.getByRole("button", { name: "Delete" }).click();
    await expect(dialog.getByRole("alert")).toContainText(MARKUP);
    await expect(dialog.getByRole("textbox")).toHaveValue(title);
    expect(await sandbox.titled(title)).toHaveLength(1);
    await sandbox.setFaults({ rules: [{ ...rule, fault: "lose-answer" }] });
    await dialog.getByRole("button", { name: "Delete" }).click();
    await expect(page).toHaveURL("/conferences");
    expect(await sandbox.titled(title)).toHaveLength(0);
  });
});

test.describe("inviting", () => {
  async function invite(page: Page, code: string, email: string): Promise<void> {
    await page.goto(`/conferences/${code}/invite`);
    await page.getByLabel("Email", { exact: true }).fill(email);
    await page.getByRole("switch", { name: "Notify by email" }).click();
    await button(page, "Invite and email").click();
  }

  test("keeps the form if refused, then sends once", async ({ page, sandbox }) => {
    const { code } = await sandbox.seed(0);
    const email = address();
    const rule = { method: "invite", fault: "failed", message: MARKUP, times: 1 } as const;
    await sandbox.setFaults({ rules: [rule] });
    await invite(page, code, email);
    await expect(alert(page)).toHaveText(
      `Boomstream rejected this: “${MARKUP}”. Check the details and try again.`,
    );
    await expect(page.getByLabel("Email", { exact: true })).toHaveValue(email);
    await expect(page.getByRole("switch", { name: "Notify by email" })).toBeChecked();
    expect(await sandbox.mailsTo(email)).toHaveLength(0);
    await button(page, "Invite and email").click();
    await expect(page.getByRole("heading", { name: `${email} invited` })).toBeVisible();
    expect(await sandbox.mailsTo(email)).toHaveLength(1);
  });

  for (const fault of THOROUGH ? FAULTS : FAULTS.slice(0, 1)) {
    test(`is confirmed from the roster after a faulty response: ${fault}`, async ({
      page,
      sandbox,
    }) => {
      const { code } = await sandbox.seed(0);
      const email = address();
      await sandbox.setFaults({ rules: [{ method: "invite", email, fault }] });
      await invite(page, code, email);
      await expect(page.getByRole("heading", { name: `${email} invited` })).toBeVisible();
      await expect(page.getByText("Boomstream's response with the link was lost")).toBeVisible();
      await page.getByRole("link", { name: "Back to roster" }).click();
      await expect(rowOf(page, email)).toContainText("Link unknown");
      expect(await sandbox.mailsTo(email)).toHaveLength(1);
    });
  }

  test("a person decides to send an unknown invitation again", async ({ page, sandbox }) => {
    const { code } = await sandbox.seed(0);
    const email = address();
    await sandbox.setFaults({ rules: [{ method: "invite", email, fault: "reset" }] });
    await invite(page, code, email);
    await expect(alert(page)).toContainText(`It's unknown whether ${email} was invited`);
    const before = await sandbox.lastCall();
    await button(page, "Invite and email").click();
    await expect(alert(page)).toBeVisible();
    await page.goto(`/conferences/${code}`);
    await expect(page.getByText("1 invitation has an unknown outcome")).toBeVisible();
    await expect(page.getByRole("listitem").filter({ hasText: email })).toBeVisible();
    await button(page, "Resolve").click();
    await page.getByRole("menuitem", { name: "Check again" }).click();
    await expect(page.getByText("Outcome still unknown. Nothing was sent.").first()).toBeVisible();
    expect(await sandbox.callsSince(before, "invite")).toBe(0);
    expect(await sandbox.mailsTo(email)).toHaveLength(0);

    // A refusal ends the attempt: the next one is a new request.
    const message = "The invitation was refused";
    await sandbox.setFaults({ rules: [{ method: "invite", email, fault: "failed", message }] });
    await button(page, "Resolve").click();
    await page.getByRole("menuitem", { name: "Send again" }).click();
    await expect(page.getByText(message).first()).toBeVisible();

    await sandbox.clearFaults();
    await button(page, "Resolve").click();
    await page.getByRole("menuitem", { name: "Send again" }).click();
    await expect(rowOf(page, email)).toBeVisible();
    await expect(page.getByText("an unknown outcome")).toBeHidden();
    expect(await sandbox.mailsTo(email)).toHaveLength(1);
  });

  test("a person decides not to send an unknown invitation again", async ({ page, sandbox }) => {
    const { code } = await sandbox.seed(0);
    const email = address();
    await sandbox.setFaults({ rules: [{ method: "invite", email, fault: "reset" }] });
    await invite(page, code, email);
    await expect(alert(page)).toBeVisible();
    await page.goto(`/conferences/${code}`);
    await button(page, "Resolve").click();
    await page.getByRole("menuitem", { name: "Leave as is" }).click();
    await expect(page.getByText("an unknown outcome")).toBeHidden();
    expect(await sandbox.mailsTo(email)).toHaveLength(0);
  });
});

test.describe("changing people", () => {
  test("turns the switch back and shows why", async ({ page, sandbox }) => {
    const conference = await sandbox.seed(2);
    await openRoster(page, conference);
    const rule = { method: "client/update", conferenceCode: conference.code } as const;
    await sandbox.setFaults({
      rules: [{ ...rule, fault: "failed", message: MARKUP, latencyMs: 600 }],
    });
    const moderator = rowOf(page, "person002@").getByRole("switch", { name: "Moderator" });
    await moderator.click();
    // Optimistic: before Boomstream has responded.
    await expect(moderator).toBeChecked({ timeout: 500 });
    await expect(page.getByText(/role wasn't changed$/).first()).toBeVisible();
    await expect(
      page
        .getByText(`Boomstream rejected this: “${MARKUP}”. Check the details and try again.`)
        .first(),
    ).toBeVisible();
    await expect(moderator).not.toBeChecked();
    expect((await sandbox.roster(conference.code))[1]?.moderator).toBe("no");
  });

  test("keeps the dialogs open with their input", async ({ page, sandbox }) => {
    const conference = await sandbox.seed(1);
    await openRoster(page, conference);
    const failed = { fault: "failed", message: MARKUP } as const;
    await sandbox.setFaults({
      rules: [
        { method: "client/update", ...failed },
        { method: "invite", ...failed },
      ],
    });
    await choose(page, "person001@", "Edit");
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("Name").fill("Typed");
    await dialog.getByRole("button", { name: "Save changes" }).click();
    await expect(dialog.getByRole("alert")).toContainText(MARKUP);
    await expect(dialog.getByLabel("Name")).toHaveValue("Typed");
    await dialog.getByRole("button", { name: "Cancel" }).click();
    await choose(page, "person001@", "New link");
    await dialog.getByLabel("Link lifetime").selectOption({ label: "1 day" });
    await dialog.getByRole("button", { name: "New link" }).click();
    await expect(dialog.getByRole("alert")).toContainText(MARKUP);
    await expect(dialog.getByLabel("Link lifetime")).toHaveValue("day");
    await sandbox.clearFaults();
    await dialog.getByRole("button", { name: "New link" }).click();
    await expect(dialog.getByLabel("Invite link")).toBeVisible();
  });

  test("says how many of several were refused and why", async ({ page, sandbox }) => {
    const conference = await sandbox.seed(3);
    await openRoster(page, conference);
    const email = "person003@example.com";
    await sandbox.setFaults({
      rules: [{ method: "client/update", email, fault: "failed", message: MARKUP }],
    });
    await page.getByRole("checkbox", { name: "Select all" }).first().click();
    await button(page, "Make moderator").click();
    await expect(page.getByText(/2 of 3 done\. 1 failed/).first()).toBeVisible();
    await expect(rowOf(page, "person002@").getByRole("switch")).toBeChecked();
    await expect(rowOf(page, email).getByRole("switch")).not.toBeChecked();
  });

  test("a revocation survives lost connections", async ({ page, sandbox }) => {
    const conference = await sandbox.seed(1);
    await openRoster(page, conference);
    await sandbox.setFaults({
      rules: [{ method: "client/delete", fault: "lose-answer", times: 1 }],
    });
    await choose(page, "person001@", "Revoke");
    await page.getByRole("alertdialog").getByRole("button", { name: "Revoke" }).click();
    await expect
      .poll(async () => (await sandbox.roster(conference.code))[0]?.is_deleted, { timeout: 12_000 })
      .toBe("yes");
    await page.getByLabel("Status").selectOption({ label: "Revoked" });
    await expect(rowOf(page, "person001@")).toContainText("Revoked");
  });
});

test.describe("without a network", () => {
  test.use({ expectedErrors: [/ERR_INTERNET_DISCONNECTED/] });

  test("says so, keeps the input and sends when back online", async ({
    page,
    context,
    sandbox,
  }) => {
    const conference = await sandbox.seed(1);
    const email = address();
    await openRoster(page, conference);
    await context.setOffline(true);
    await expect(page.getByText("You're offline.")).toBeVisible();
    await button(page, "Refresh").click();
    await expect(page.getByText(/Couldn't reach Foyer/).first()).toBeVisible();
    await expect(rowOf(page, "person001@")).toBeVisible();
    // Continues when back online.
    await context.setOffline(false);
    await expect(problem(page)).toBeHidden();

    await page.goto(`/conferences/${conference.code}/invite`);
    await page.getByLabel("Email", { exact: true }).fill(email);
    await page.getByRole("switch", { name: "Notify by email" }).click();
    await context.setOffline(true);
    await button(page, "Invite and email").click();
    await expect(alert(page)).toContainText("Couldn't reach Foyer");
    await expect(page.getByLabel("Email", { exact: true })).toHaveValue(email);
    await context.setOffline(false);
    await button(page, "Invite and email").click();
    await expect(page.getByRole("heading", { name: `${email} invited` })).toBeVisible();
    expect(await sandbox.mailsTo(email)).toHaveLength(1);
  });
});

test("a list that was never loaded does not look empty", async ({ browser }) => {
  const foyer = await startFoyer({
    FOYER_ADMIN_EMAIL: ADMIN.email,
    FOYER_ADMIN_PASSWORD: ADMIN.password,
    BOOMSTREAM_API_KEY: "a-key-for-nobody",
    BOOMSTREAM_API_URL: `http://127.0.0.1:${await freePort()}/api`,
  });
  const context = await browser.newContext({ baseURL: foyer.url, storageState: SIGNED_OUT });
  const page = await context.newPage();
  await signIn(page);
  const unread = page.getByRole("heading", { name: "Couldn't load conferences" });
  await expect(unread).toBeVisible();
  await expect(button(page, "Try again")).toBeVisible();
  await expect(page.getByRole("region", { name: "Needs attention" })).toHaveCount(0);
  await page.goto("/conferences");
  await expect(unread).toBeVisible();
  await expect(problem(page)).toBeVisible();
  await expect(button(page, "Try again")).toBeVisible();
  await expect(page.getByText("No conferences yet")).toBeHidden();
  await expect(page.getByRole("complementary", { name: "Sandbox" })).toHaveCount(0);
  await expect(roster(page)).toHaveCount(0);
  await context.close();
  await foyer.remove();
});
