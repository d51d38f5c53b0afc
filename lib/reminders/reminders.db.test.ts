import { beforeEach, describe, expect, it } from "vitest";
import { readTimeOfDay } from "@/lib/db/clock";
import { db } from "@/lib/db/db";
import { queueDueMessages } from "@/lib/mail/queue-due-messages";
import { useMail } from "@/lib/mail/testing/use-mail";
import { revokeParticipants } from "@/lib/participants/revoke";
import { newId } from "@/lib/platform/ids";
import { stopLink } from "@/lib/reminder-opt-outs/store";
import { makeStaff, signInAs } from "@/lib/testing/sign-in";
import { addReminder } from "./add";
import { updateReminder } from "./update";
import { getReminders } from "./get";
import { pauseReminder, resumeReminder } from "./pause";
import { deleteReminder } from "./delete";
import { AddReminder } from "./schema";

const mail = useMail();
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

const hour = { moment: "before", minutes: 60, audience: "all" } as const;

beforeEach(async () => {
  await signInAs(await makeStaff("manager"));
});

/** Creates a conference with a participant who was on its roster before any reminder was due. */
async function withRoster(startsIn: number) {
  const invited = await mail.invited({ notify: false, startsIn });
  await db().updateTable("participants").set({ first_seen_at: 1 }).execute();
  return invited;
}

async function added(
  conferenceCode: string,
  values: Partial<Pick<AddReminder, "moment" | "minutes" | "audience">> = {},
) {
  const id = newId();
  const result = await addReminder({ ...hour, ...values, id, conferenceCode });
  expect(result).toEqual({ ok: true, data: null });
  return id;
}

const only = async (conference: string) => (await getReminders(conference))?.reminders[0];
const subjectsTo = (email: string) => mail.smtp.to(email).map(({ subject }) => subject);
const startIn = async (conference: string, ms: number) =>
  mail.setTime(conference, (await readTimeOfDay()) + ms);

describe("a reminder", () => {
  it("is sent once, even if the time changes", async () => {
    const { email, conference } = await withRoster(2 * HOUR);
    await added(conference);
    await mail.run();
    expect(await mail.rowsTo(email)).toEqual([]);
    await startIn(conference, HOUR / 2);
    // Created before its due time.
    await db().updateTable("reminder_rules").set({ created_at: 1 }).execute();
    for (const ms of [HOUR / 2, 2 * HOUR, HOUR / 2]) {
      await startIn(conference, ms);
      await mail.run();
    }
    expect(subjectsTo(email)).toEqual(["Reminder: Planning"]);
    expect(await only(conference)).toMatchObject({ state: "due", sent: 1, people: 0 });
  });

  it("stays queued if the conference is postponed, and is sent then", async () => {
    const { email, conference } = await withRoster(HOUR / 2);
    await added(conference);
    await db().updateTable("reminder_rules").set({ created_at: 1 }).execute();
    await queueDueMessages();
    await startIn(conference, 30 * HOUR);
    await mail.run();
    expect(subjectsTo(email)).toEqual([]);
    expect(await only(conference)).toMatchObject({ state: "planned", people: 1 });
    await startIn(conference, HOUR / 2);
    await mail.run();
    await mail.run();
    expect(subjectsTo(email)).toEqual(["Reminder: Planning"]);
  });

  it("is not sent after the start, unless the conference is postponed", async () => {
    const { email, conference } = await withRoster(HOUR / 2);
    await added(conference);
    await db().updateTable("reminder_rules").set({ created_at: 1 }).execute();
    await queueDueMessages();
    await startIn(conference, -MINUTE);
    await mail.run();
    expect(subjectsTo(email)).toEqual([]);
    await startIn(conference, HOUR / 2);
    await mail.run();
    expect(subjectsTo(email)).toEqual(["Reminder: Planning"]);
  });

  it("is not sent if it was added after its due time", async () => {
    const { email, conference } = await withRoster(HOUR / 2);
    await added(conference);
    await mail.run();
    expect(await mail.rowsTo(email)).toEqual([]);
    expect(await only(conference)).toMatchObject({ state: "missed", people: 0 });
  });

  it("is not sent to people without access, or for a deleted conference", async () => {
    const one = await withRoster(2 * HOUR);
    const other = await withRoster(2 * HOUR);
    for (const { conference } of [one, other]) await added(conference);
    expect(await only(one.conference)).toMatchObject({ state: "planned", people: 1 });
    await revokeParticipants({ codes: [one.code] });
    expect(await only(one.conference)).toMatchObject({ people: 0 });
    await db()
      .updateTable("conferences")
      .set({ deleted_at: 1 })
      .where("code", "=", other.conference)
      .execute();
    await db().updateTable("reminder_rules").set({ created_at: 1 }).execute();
    for (const { conference } of [one, other]) await startIn(conference, HOUR / 2);
    await mail.run();
    expect([...(await mail.rowsTo(one.email)), ...(await mail.rowsTo(other.email))]).toEqual([]);
  });

  it("is sent to moderators, or to people who have not opened their link", async () => {
    const { conference, code } = await withRoster(2 * HOUR);
    await added(conference, { audience: "moderators" });
    await added(conference, { audience: "unopened" });
    const people = async () =>
      (await getReminders(conference))?.reminders.map((one) => [one.audience, one.people]);
    expect(await people()).toEqual([
      ["moderators", 0],
      ["unopened", 1],
    ]);
    await db().updateTable("participants").set({ moderator: 1 }).where("code", "=", code).execute();
    await mail.run();
    const { ensurePersonalLinks } = await import("@/lib/personal-links/store");
    await ensurePersonalLinks(mail.project, [{ code, conferenceCode: conference }]);
    await db().updateTable("personal_links").set({ opened_at: 1 }).execute();
    expect(await people()).toEqual([
      ["moderators", 1],
      ["unopened", 0],
    ]);
  });

  it("counts people who stopped reminders separately", async () => {
    const { email, conference, code } = await withRoster(2 * HOUR);
    await added(conference);
    const person = { project_id: mail.project, conference_code: conference, email_key: email };
    await stopLink({ ...person, email });
    expect(await only(conference)).toMatchObject({ people: 1, stopped: 0 });
    await db()
      .updateTable("reminder_opt_outs")
      .set({ stopped_at: 1 })
      .where("email_key", "=", email)
      .execute();
    expect(await only(conference)).toMatchObject({ people: 0, stopped: 1 });
    await db().updateTable("reminder_rules").set({ created_at: 1 }).execute();
    await startIn(conference, HOUR / 2);
    await mail.run();
    expect(await mail.rowsTo(email)).toEqual([]);
    await db().updateTable("participants").set({ revoked: 1 }).where("code", "=", code).execute();
    expect(await only(conference)).toMatchObject({ people: 0, stopped: 0 });
  });

  it("has no link after the conference", async () => {
    const { email, conference } = await withRoster(HOUR);
    await added(conference, { moment: "after", minutes: 0 });
    await db().updateTable("reminder_rules").set({ created_at: 1 }).execute();
    await startIn(conference, -2 * HOUR);
    await mail.run();
    const [message] = mail.smtp.to(email);
    expect(message?.subject).toBe("Thank you: Planning");
    expect(message?.text).not.toContain("Join:");
  });
});

describe("the reminders of a conference", () => {
  it("are empty at first, added once, and rejected if repeated or too far away", async () => {
    const { conference } = await withRoster(48 * HOUR);
    expect(await getReminders(conference)).toMatchObject({ reminders: [], hasTime: true });
    const id = await added(conference);
    const input = { ...hour, conferenceCode: conference };
    expect(await addReminder({ ...input, id })).toMatchObject({ ok: true });
    expect(await addReminder({ ...input, id: newId() })).toMatchObject({
      error: { fields: { minutes: "reminderKnown" } },
    });
    expect((await getReminders(conference))?.reminders).toMatchObject([
      { id, state: "planned", people: 1, sent: 0 },
    ]);
    expect(await addReminder({ ...input, id: newId(), conferenceCode: "unknown" })).toMatchObject({
      error: { code: "not-found" },
    });
    const far = { ...input, id: newId(), minutes: 43_201 };
    expect(AddReminder.safeParse(far).success).toBe(false);
    expect(AddReminder.safeParse({ ...far, minutes: 0 }).success).toBe(false);
    expect(AddReminder.safeParse({ ...far, minutes: 0, moment: "after" }).success).toBe(true);
  });

  it("wait for a time if the conference has none", async () => {
    const { conference } = await withRoster(HOUR);
    await added(conference);
    await mail.setTime(conference, null);
    expect(await getReminders(conference)).toMatchObject({
      hasTime: false,
      reminders: [{ state: "waiting", at: null, people: 1 }],
    });
  });

  it("are paused, resumed and deleted with their queued messages", async () => {
    const { email, conference } = await withRoster(HOUR / 2);
    const id = await added(conference);
    await db().updateTable("reminder_rules").set({ created_at: 1 }).execute();
    const of = { id, conferenceCode: conference };
    await queueDueMessages();
    expect(await pauseReminder(of)).toMatchObject({ ok: true });
    await mail.run();
    expect(subjectsTo(email)).toEqual([]);
    expect(await only(conference)).toMatchObject({ state: "paused", isDue: true, people: 1 });
    await resumeReminder(of);
    await queueDueMessages();
    expect(await deleteReminder(of)).toMatchObject({ ok: true });
    await mail.run();
    expect(subjectsTo(email)).toEqual([]);
    expect(await deleteReminder(of)).toMatchObject({ error: { code: "not-found" } });
    const entries = await db()
      .selectFrom("activity")
      .select("action")
      .where("conference_code", "=", conference)
      .where("action", "like", "reminder.%")
      .orderBy("seq")
      .execute();
    expect(entries.map(({ action }) => action)).toEqual([
      "reminder.add",
      "reminder.pause",
      "reminder.resume",
      "reminder.remove",
    ]);
  });

  it("are sent again after a change only if the new due time is in the future", async () => {
    const { email, conference } = await withRoster(HOUR / 2);
    const id = await added(conference);
    await db().updateTable("reminder_rules").set({ created_at: 1 }).execute();
    await mail.run();
    expect(subjectsTo(email)).toHaveLength(1);
    const nextId = newId();
    const change = { ...hour, conferenceCode: conference, id, nextId };
    expect(await updateReminder({ ...change, minutes: 45 })).toMatchObject({ ok: true });
    await mail.run();
    expect(subjectsTo(email)).toHaveLength(1);
    expect(await only(conference)).toMatchObject({ id: nextId, state: "missed" });
    const last = { ...change, id: nextId, nextId: newId(), minutes: 10 };
    expect(await updateReminder(last)).toMatchObject({ ok: true });
    expect(await only(conference)).toMatchObject({ state: "planned", people: 1 });
  });

  it("are hidden if the project does not email", async () => {
    const { conference } = await withRoster(48 * HOUR);
    await db().updateTable("projects").set({ mail: 0 }).execute();
    expect(await getReminders(conference)).toBeNull();
    expect(await addReminder({ ...hour, id: newId(), conferenceCode: conference })).toMatchObject({
      error: { code: "not-found" },
    });
    await db().updateTable("projects").set({ mail: 1 }).execute();
  });
});
