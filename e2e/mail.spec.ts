import { randomUUID } from "node:crypto";
import { startSmtp } from "@/lib/mail/testing/smtp";
import { choose, openRoster } from "./support/roster";
import { inDatabase } from "./support/staff";
import { expect, SIGNED_OUT, test as base } from "./support/test";

type Smtp = Awaited<ReturnType<typeof startSmtp>>;

/** A separate server, with a real email server behind it. */
const test = base.extend<object, { smtp: Smtp }>({
  smtp: [
    // oxlint-disable-next-line no-empty-pattern -- Playwright reads the names of fixtures from it
    async ({}, provide) => {
      const smtp = await startSmtp();
      await provide(smtp);
      await smtp.stop();
    },
    { scope: "worker" },
  ],
  ownServer: [
    async ({ smtp }, provide) => {
      await provide({
        SMTP_URL: smtp.url,
        SMTP_FROM: "Events <events@example.com>",
        FOYER_UNDO_SECONDS: "1",
      });
    },
    { scope: "worker" },
  ],
});
test.setTimeout(90_000);

/** The lines of the calendar part of a message that say what it does to a calendar. */
function calendarOf(mail: Smtp["arrived"][number] | undefined) {
  const file = mail?.attachments.find(({ filename }) => filename === "invite.ics");
  const text = file?.content.toString() ?? "";
  const line = (name: string) => new RegExp(`^${name}:(.*?)\\r?$`, "m").exec(text)?.[1] ?? "";
  return { method: line("METHOD"), uid: line("UID"), sequence: Number(line("SEQUENCE")) };
}

test("a person is emailed their link, the new time, and the end of their access", async ({
  page,
  browser,
  sandbox,
  smtp,
}) => {
  const { code, title } = await sandbox.seed(0, "Mailed <review>");
  const email = `anna-${randomUUID().slice(0, 8)}@example.com`;
  const arrived = (count: number) =>
    expect.poll(() => smtp.to(email).length, { timeout: 30_000 }).toBe(count);

  await page.goto("/installation");
  await page.getByRole("link", { name: "Open email" }).click();
  await expect(page.getByRole("heading", { name: "Email", level: 1 })).toBeVisible();
  await page.getByRole("button", { name: "Test connection" }).click();
  await expect(page.getByText("The server accepts the connection")).toBeVisible();
  await page.getByLabel("Test address").fill("me@example.com");
  await page.getByRole("button", { name: "Send test message" }).click();
  await expect(page.getByText("Accepted by the server.")).toBeVisible();
  expect(smtp.to("me@example.com")).toHaveLength(1);
  await page.getByRole("switch").first().click();
  await expect(page.getByText("Foyer emails invitations, changes of time")).toBeVisible();

  await page.goto(`/conferences/${code}/edit`);
  await page.getByLabel("Starts").fill("2035-05-01T10:00");
  await page.getByRole("button", { name: "Save changes" }).click();
  await expect(page.getByRole("heading", { name: title })).toBeVisible();
  await page.goto(`/conferences/${code}/invite`);
  await page.getByLabel("Email", { exact: true }).fill(email);
  await page.getByLabel("Name").fill("Anna");
  await page.getByRole("switch", { name: "Notify by email" }).click();
  await expect(page.getByText("Foyer emails this person their link.")).toBeVisible();
  await page.getByRole("button", { name: "Invite and email" }).click();
  await expect(page.getByLabel("Invite link")).toBeVisible();
  await arrived(1);
  const [invitation] = smtp.to(email);
  const link = /^Join: (\S+)$/m.exec(invitation?.text ?? "")?.[1] ?? "";
  const guest = await browser.newContext({ storageState: SIGNED_OUT });
  const reader = await guest.newPage();
  expect((await reader.goto(link))?.status()).toBe(200);
  await guest.close();
  expect(calendarOf(invitation).method).toBe("REQUEST");

  await page.goto(`/conferences/${code}/edit`);
  await expect(page.getByText("Foyer emails a new time")).toBeVisible();
  await page.getByLabel("Starts").fill("2035-05-02T11:00");
  await page.getByRole("button", { name: "Save changes" }).click();
  await expect(page.getByRole("heading", { name: title })).toBeVisible();
  await arrived(2);

  await openRoster(page, { code });
  await choose(page, email, "Revoke");
  const dialog = page.getByRole("alertdialog");
  await expect(dialog).toContainText("Foyer emails a cancellation");
  await dialog.getByRole("button", { name: "Revoke" }).click();
  await arrived(3);
  const parts = smtp.to(email).map(calendarOf);
  expect(parts.map(({ method }) => method)).toEqual(["REQUEST", "REQUEST", "CANCEL"]);
  expect(new Set(parts.map(({ uid }) => uid)).size).toBe(1);
  const sequences = parts.map(({ sequence }) => sequence);
  expect([...new Set(sequences)].toSorted((a, b) => a - b)).toEqual(sequences);
  expect(sequences).toHaveLength(3);
});

test("a reminder goes out once, and a lost link only to people on the roster", async ({
  page,
  browser,
  foyer,
  sandbox,
  smtp,
}) => {
  const { code, title } = await sandbox.seed(0, "Reminded");
  const email = `boris-${randomUUID().slice(0, 8)}@example.com`;
  const unknown = `nobody-${randomUUID().slice(0, 8)}@example.com`;
  const arrived = (count: number) =>
    expect.poll(() => smtp.to(email).length, { timeout: 30_000 }).toBe(count);
  inDatabase(foyer.dataDir, (database) =>
    database.prepare("update projects set mail = 1, personal_links = 1").run([]),
  );
  await page.goto(`/conferences/${code}/edit`);
  await page.getByLabel("Starts").fill("2035-05-01T10:00");
  await page.getByRole("button", { name: "Save changes" }).click();
  await expect(page.getByRole("heading", { name: title })).toBeVisible();
  await page.goto(`/conferences/${code}/invite`);
  await page.getByLabel("Email", { exact: true }).fill(email);
  await page.getByLabel("Name").fill("Boris");
  await page.getByRole("button", { name: "Invite", exact: true }).click();
  await expect(page.getByRole("heading", { name: / invited$/ })).toBeVisible();

  await page.goto(`/conferences/${code}`);
  await page.getByRole("button", { name: "More", exact: true }).click();
  await page.getByRole("menuitem", { name: "Reminders" }).click();
  await page.getByRole("button", { name: "Add reminder" }).click();
  await page.getByLabel("When").selectOption("10 minutes before the start");
  await page.getByRole("button", { name: "Save" }).click();
  const reminder = page.getByRole("listitem", { name: "10 minutes before the start" });
  await expect(reminder).toContainText("Goes out May 1, 2035, 9:50 AM to 1 person.");
  // The form knows minutes only: the test would wait for up to one.
  inDatabase(foyer.dataDir, (database) =>
    database
      .prepare("update conferences set starts_at = ? where code = ?")
      .run([Date.now() + 605_000, code]),
  );
  await arrived(1);
  const [sent] = smtp.to(email);
  expect(sent?.subject).toBe(`Reminder: ${title}`);
  await page.reload();
  await expect(reminder).toContainText("Emailed to 1 person.");

  const guest = await browser.newContext({ storageState: SIGNED_OUT });
  const reader = await guest.newPage();
  await reader.goto(/^Join: (\S+)$/m.exec(sent?.text ?? "")?.[1] ?? "");
  await reader.getByRole("link", { name: "Email me my own link" }).click();
  for (const address of [unknown, email]) {
    await reader.getByLabel("Email").fill(address);
    await reader.getByRole("button", { name: "Email my link" }).click();
    await expect(reader.getByRole("heading", { name: "Check your email" })).toBeVisible();
    await reader.getByRole("link", { name: "Try another address" }).click();
  }
  await guest.close();
  await arrived(2);
  expect(smtp.to(email)[1]?.subject).toBe(`Your link: ${title}`);
  expect(smtp.to(unknown)).toEqual([]);
});
