import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import ical from "node-ical";
import { refreshConferences } from "@/lib/conferences/refresh";
import { db } from "@/lib/db/db";
import { instanceId } from "@/lib/db/heartbeat";
import { inviteParticipant } from "@/lib/invitations/invite";
import { getParticipantDetails } from "@/lib/people/get-details";
import { refreshRoster } from "@/lib/participants/refresh";
import { revokeParticipants } from "@/lib/participants/revoke";
import { wallNow } from "@/lib/platform/clock";
import { forgetEnv } from "@/lib/platform/env";
import { newId } from "@/lib/platform/ids";
import { useBoomstream } from "@/lib/testing/boomstream";
import { onAnotherInstance } from "@/lib/testing/another-instance";
import { passTime } from "@/lib/testing/pass-time";
import { firstProject } from "@/lib/testing/project";
import { makeStaff, signInAs } from "@/lib/testing/sign-in";
import { liftSuppression } from "./lift-suppression";
import { planMail } from "./plan";
import { sendAgain } from "./send-again";
import { startSmtp } from "./testing/smtp";
import { runMail, stopMail } from "./worker";

vi.setConfig({ testTimeout: 30_000 });

const boomstream = useBoomstream();
const HOUR = 3_600_000;
let smtp: Awaited<ReturnType<typeof startSmtp>>;

beforeAll(async () => {
  smtp = await startSmtp();
  vi.stubEnv("SMTP_URL", smtp.url);
  vi.stubEnv("SMTP_FROM", "Events <events@example.com>");
  vi.stubEnv("SMTP_RATE", "100000");
  vi.stubEnv("SMTP_DOMAIN_RATE", "100000");
  forgetEnv();
  await firstProject();
  await db().updateTable("projects").set({ mail: 1, personal_links: 1 }).execute();
});
beforeEach(async () => {
  await signInAs(await makeStaff("administrator"));
});
afterEach(async () => {
  smtp.behave(null);
  await boomstream.behave();
});
afterAll(async () => {
  await stopMail();
  await smtp.stop();
});

/** Sends what is due, and waits for its end. */
async function send() {
  await runMail();
  await stopMail();
}

const rowsTo = (email: string) =>
  db().selectFrom("outgoing_mail").selectAll().where("email", "=", email).orderBy("id").execute();

async function onlyRow(email: string) {
  const [row, more] = await rowsTo(email);
  if (!row || more) throw new Error("There is not exactly one message.");
  return row;
}

/** Puts off nothing any longer. */
const makeDue = (email: string) =>
  db().updateTable("outgoing_mail").set({ due_at: 0 }).where("email", "=", email).execute();

/** A conference with a time, and somebody invited to it by email. */
async function invited({ title = "Planning", notify = true, startsIn = 48 * HOUR } = {}) {
  const conference = await boomstream.seed(title);
  await refreshConferences();
  await setTime(conference, wallNow() + startsIn);
  const id = newId();
  const email = `${id}@people.example`;
  const sent = await inviteParticipant({
    id,
    conferenceCode: conference,
    email,
    name: "Anna",
    moderator: false,
    notify,
    lifetime: null,
    avatarUrl: "",
    again: false,
  });
  if (!sent.ok || sent.data.code === null) throw new Error("The invitation failed.");
  return { conference, email, code: sent.data.code };
}

function setTime(code: string, startsAt: number) {
  return db()
    .updateTable("conferences")
    .set((eb) => ({
      starts_at: startsAt,
      time_zone: "Europe/Berlin",
      duration: 3_600,
      version: eb("version", "+", 1),
    }))
    .where("code", "=", code)
    .execute();
}

function eventIn(mail: { attachments: { filename?: string | undefined; content: Buffer }[] }) {
  const file = mail.attachments.find(({ filename }) => filename === "invite.ics");
  const text = file?.content.toString() ?? "";
  const [event] = Object.values(ical.sync.parseICS(text)).filter((one) => one?.type === "VEVENT");
  if (event?.type !== "VEVENT") throw new Error("The message has no event.");
  return { event, method: /^METHOD:(\w+)/m.exec(text)?.[1] };
}

describe("an invitation with mail", () => {
  it("is queued with its outcome, emailed by Foyer and not by Boomstream", async () => {
    const { email, conference, code } = await invited({
      title: "Plan\r\nBcc: x@y.example <b>1</b>",
    });
    expect(await boomstream.mailsTo(email)).toBe(0);
    expect((await onlyRow(email)).state).toBe("queued");
    await send();
    const [mail, more] = smtp.to(email);
    expect(more).toBeUndefined();
    const row = await onlyRow(email);
    expect(row).toMatchObject({ state: "accepted", attempts: 1, latest: 1, method: "REQUEST" });
    expect(mail?.messageId).toBe(`<${row.id}@example.com>`);
    expect(mail?.subject).toBe("Invitation: Plan Bcc: x@y.example <b>1</b>");
    expect(mail?.headers.has("bcc")).toBe(false);
    expect(mail?.html).toContain("Plan Bcc: x@y.example &lt;b&gt;1&lt;/b&gt;");
    const [link = ""] = /http:\/\/localhost:3000\/j\/[\w-]{22}/.exec(mail?.text ?? "") ?? [];
    expect(link).not.toBe("");
    expect(mail?.html).toContain(`href="${link}"`);
    const { event, method } = eventIn(mail ?? { attachments: [] });
    expect(method).toBe("REQUEST");
    expect(event.uid).toBe(`${conference}@foyer`);
    expect((await getParticipantDetails(conference, code))?.mail).toMatchObject({
      kind: "invitation",
      state: "accepted",
    });
  });

  it("is not queued without notify, and is Boomstream's where the project has mail off", async () => {
    const { email } = await invited({ notify: false });
    expect(await rowsTo(email)).toEqual([]);
    await db().updateTable("projects").set({ mail: 0 }).execute();
    const other = await invited();
    await db().updateTable("projects").set({ mail: 1 }).execute();
    expect(await rowsTo(other.email)).toEqual([]);
    expect(await boomstream.mailsTo(other.email)).toBe(1);
  });
});

describe("the outbox", () => {
  it("tries again after 4xx, with the same Message-ID", async () => {
    const { email } = await invited();
    smtp.behave({ at: "RCPT", code: 450 });
    await send();
    const row = await onlyRow(email);
    expect(row).toMatchObject({ state: "queued", attempts: 1 });
    expect(row.response).toContain("450");
    smtp.behave(null);
    await send();
    expect(smtp.to(email)).toHaveLength(0);
    await makeDue(email);
    await send();
    expect(smtp.to(email).map(({ messageId }) => messageId)).toEqual([`<${row.id}@example.com>`]);
  });

  it("rejects and suppresses an address after 5xx, until it is lifted", async () => {
    const { email, conference, code } = await invited();
    smtp.behave({ at: "RCPT", code: 550 });
    await send();
    expect(await onlyRow(email)).toMatchObject({ state: "rejected" });
    expect((await getParticipantDetails(conference, code))?.mail?.response).toContain("550");
    smtp.behave(null);
    await db()
      .updateTable("outgoing_mail")
      .set({ state: "queued" })
      .where("email", "=", email)
      .execute();
    await send();
    expect(await onlyRow(email)).toMatchObject({ state: "canceled", reason: "suppressed" });
    expect(await liftSuppression({ email })).toMatchObject({ ok: true });
    await db()
      .updateTable("outgoing_mail")
      .set({ state: "queued" })
      .where("email", "=", email)
      .execute();
    await send();
    expect(await onlyRow(email)).toMatchObject({ state: "accepted" });
  });

  it("does not suppress an address for a message that was refused", async () => {
    const { email } = await invited();
    smtp.behave({ at: "DATA", code: 554 });
    await send();
    expect(await onlyRow(email)).toMatchObject({ state: "rejected" });
    const stopped = db().selectFrom("mail_suppressions").select("email").where("email", "=", email);
    expect(await stopped.execute()).toEqual([]);
  });

  it("never sends again by itself what may have been accepted; a person may, once", async () => {
    const { email, code } = await invited();
    smtp.behave({ at: "DATA", code: "cut" });
    const before = smtp.seen();
    await send();
    smtp.behave(null);
    const row = await onlyRow(email);
    expect(row.state).toBe("unknown");
    await makeDue(email);
    await send();
    expect(smtp.seen()).toBe(before + 1);
    const again = { participantCode: code, id: row.id };
    expect(await sendAgain(again)).toMatchObject({ ok: true });
    expect(await sendAgain(again)).toMatchObject({ ok: true });
    await send();
    expect(smtp.to(email)).toHaveLength(1);
    expect(await sendAgain({ participantCode: code, id: newId() })).toMatchObject({
      error: { code: "not-found" },
    });
  });

  it("waits where the server can't be reached: nothing was sent", async () => {
    const { email } = await invited();
    vi.stubEnv("SMTP_URL", "smtp://127.0.0.1:1");
    forgetEnv();
    await send();
    vi.stubEnv("SMTP_URL", smtp.url);
    forgetEnv();
    expect(await onlyRow(email)).toMatchObject({ state: "queued", attempts: 1 });
    await makeDue(email);
    await send();
    expect(smtp.to(email)).toHaveLength(1);
  });

  it("marks what a process that ended was sending as unknown, and leaves its own rows alone", async () => {
    const one = await invited();
    const other = await invited();
    const claim = (email: string, owner: string) =>
      db()
        .updateTable("outgoing_mail")
        .set({ state: "sending", epoch: 1, instance_id: owner, claimed_at: 0 })
        .where("email", "=", email)
        .execute();
    await claim(one.email, newId());
    await claim(other.email, instanceId());
    const { inFlight } = await import("@/lib/delivery/in-flight");
    inFlight("mail").add((await onlyRow(other.email)).id);
    await passTime(HOUR);
    await send();
    expect(await onlyRow(one.email)).toMatchObject({ state: "unknown" });
    expect(await onlyRow(other.email)).toMatchObject({ state: "sending" });
    inFlight("mail").remove((await onlyRow(other.email)).id);
    await send();
    expect(await onlyRow(other.email)).toMatchObject({ state: "unknown" });
    expect(smtp.to(one.email)).toHaveLength(0);
  });

  it("sends a message once from two instances", async ({ skip }) => {
    if (!process.env.DATABASE_URL) return skip();
    const { email } = await invited();
    await Promise.all([send(), onAnotherInstance("lib/mail/testing/send.ts", "sendAll")]);
    expect(smtp.to(email)).toHaveLength(1);
  });

  it("keeps to the rate for each minute and domain", async () => {
    vi.stubEnv("SMTP_DOMAIN_RATE", "1");
    forgetEnv();
    await db().updateTable("outgoing_mail").set({ claimed_at: 0 }).execute();
    const one = await invited();
    const other = await invited();
    await send();
    expect([...smtp.to(one.email), ...smtp.to(other.email)]).toHaveLength(1);
    await db().updateTable("outgoing_mail").set({ claimed_at: 0 }).execute();
    await send();
    expect([...smtp.to(one.email), ...smtp.to(other.email)]).toHaveLength(2);
    vi.stubEnv("SMTP_DOMAIN_RATE", "100000");
    forgetEnv();
  });
});

describe("a person's calendar", () => {
  it("gets a change of time with a higher SEQUENCE, and a cancellation after a revocation", async () => {
    const { email, conference, code } = await invited();
    await send();
    await planMail();
    expect(await rowsTo(email)).toHaveLength(1);
    await setTime(conference, wallNow() + 72 * HOUR);
    await planMail();
    await planMail();
    await send();
    await refreshRoster({ conferenceCode: conference });
    await revokeParticipants({ codes: [code] });
    await boomstream.afterUndo();
    await planMail();
    await planMail();
    await send();
    const mails = smtp.to(email).map(eventIn);
    expect(mails.map(({ method }) => method)).toEqual(["REQUEST", "REQUEST", "CANCEL"]);
    expect(new Set(mails.map(({ event }) => event.uid)).size).toBe(1);
    const sequences = mails.map(({ event }) => Number(event.sequence));
    expect(sequences).toEqual(sequences.toSorted((a, b) => a - b));
    expect(new Set(sequences).size).toBe(3);
    expect(mails[2]?.event.status).toBe("CANCELLED");
  });

  it("gets no cancellation of what was never sent: the invitation is not sent either", async () => {
    const { email, conference, code } = await invited();
    await refreshRoster({ conferenceCode: conference });
    await revokeParticipants({ codes: [code] });
    await boomstream.afterUndo();
    await planMail();
    await send();
    expect(smtp.to(email)).toHaveLength(0);
    expect(await onlyRow(email)).toMatchObject({ state: "canceled", reason: "no-access" });
  });

  it("gets a cancellation when the conference is deleted", async () => {
    const { email, conference } = await invited();
    await send();
    await db()
      .updateTable("conferences")
      .set({ deleted_at: 1 })
      .where("code", "=", conference)
      .execute();
    await planMail();
    await send();
    expect(smtp.to(email).map((mail) => eventIn(mail).method)).toEqual(["REQUEST", "CANCEL"]);
  });
});
