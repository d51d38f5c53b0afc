import { expect, it } from "vitest";
import { db } from "@/lib/db/db";
import { showStopReminders, stopRemindersFromPage } from "@/lib/guest-pages/stop-reminders";
import { useMail } from "@/lib/mail/testing/use-mail";
import { getParticipantDetails } from "@/lib/people/get-details";
import { hasStoppedReminders } from "./store";

const mail = useMail();

const tokenIn = (url: string) => /\/j\/([\w-]{22})\/reminders/.exec(url)?.[1] ?? "";

function ask(token: string, method = "GET", headers: Record<string, string> = {}) {
  const url = `http://localhost:3000/j/${token}/reminders`;
  const request = new Request(url, { method, headers });
  return method === "POST"
    ? stopRemindersFromPage(request, token)
    : showStopReminders(request, token);
}

async function reminded() {
  const person = await mail.invited();
  await mail.send();
  await mail.remind(person);
  await mail.send();
  const [invitation, reminder] = mail.smtp.to(person.email);
  const unsubscribe = String(
    reminder?.headers.get("list") &&
      reminder.headerLines.find(({ key }) => key === "list-unsubscribe")?.line,
  );
  return { ...person, invitation, reminder, token: tokenIn(unsubscribe) };
}

const headerKeys = (message: { headerLines: readonly { key: string }[] } | undefined) =>
  message?.headerLines.map(({ key }) => key) ?? [];

it("a reminder, and no other message, can be stopped with one click (RFC 8058)", async () => {
  const { invitation, reminder, token, ...person } = await reminded();
  expect(headerKeys(invitation)).not.toContain("list-unsubscribe");
  expect(token).not.toBe("");
  const post = reminder?.headerLines.find(({ key }) => key === "list-unsubscribe-post");
  expect(post?.line).toBe("List-Unsubscribe-Post: List-Unsubscribe=One-Click");
  expect(reminder?.text).toContain(`/j/${token}/reminders`);
  expect(reminder?.text).toContain("Events sent you this message because");
  // As email providers send it: without cookies and browser headers.
  const form = { "content-type": "application/x-www-form-urlencoded", "content-length": "26" };
  for (let time = 0; time < 2; time += 1) expect((await ask(token, "POST", form)).status).toBe(200);

  await mail.remind(person);
  await mail.send();
  expect(await mail.rowTo(person.email)).toMatchObject({ state: "canceled", reason: "stopped" });
  expect(mail.smtp.to(person.email)).toHaveLength(2);
  const details = await getParticipantDetails(person.conference, person.code);
  expect(details?.remindersStoppedAt).toBeGreaterThan(0);
  expect(details?.mail).toMatchObject({ reason: "stopped" });
  expect(details?.history.filter(({ action }) => action === "mail.stop")).toHaveLength(1);
});

it("opening its page changes nothing", async () => {
  const { token, email, conference } = await reminded();
  for (const method of ["GET", "HEAD", "GET"]) expect((await ask(token, method)).status).toBe(200);
  const page = await (await ask(token)).text();
  expect(page).toContain(email);
  expect(page).toContain('method="post"');
  const rows = await db()
    .selectFrom("reminder_opt_outs")
    .select("stopped_at")
    .where("conference_code", "=", conference)
    .execute();
  expect(rows).toEqual([{ stopped_at: null }]);
});

it("stops the reminders of this person and this conference only", async () => {
  const one = await reminded();
  const other = await reminded();
  await ask(one.token, "POST");
  await mail.remind(other);
  await mail.send();
  expect(await mail.rowTo(other.email)).toMatchObject({ state: "accepted" });
  const hasStopped = (conference_code: string, email_key: string) =>
    hasStoppedReminders({ project_id: mail.project, conference_code, email_key });
  expect(await hasStopped(one.conference, one.email)).toBe(true);
  expect(await hasStopped(one.conference, other.email)).toBe(false);
  expect(await hasStopped(other.conference, one.email)).toBe(false);
});
