import { describe, expect, it, vi } from "vitest";
import { db } from "@/lib/db/db";
import { ensureHeartbeat, instanceId } from "@/lib/db/heartbeat";
import { getParticipantDetails } from "@/lib/people/get-details";
import { refreshRoster } from "@/lib/participants/refresh";
import { revokeParticipants } from "@/lib/participants/revoke";
import { wallNow } from "@/lib/platform/clock";
import { forgetEnv } from "@/lib/platform/env";
import { newId } from "@/lib/platform/ids";
import { onAnotherInstance } from "@/lib/testing/another-instance";
import { passTime } from "@/lib/testing/pass-time";
import { liftSuppression } from "./lift-suppression";
import { queueDueMessages } from "./queue-due-messages";
import { recoverMail } from "./recover";
import { sendAgain } from "./send-again";
import { useMail } from "./testing/use-mail";

const HOUR = 3_600_000;
const mail = useMail();
const { boomstream, eventIn, invited, rowsTo, send, setTime } = mail;

async function onlyRow(email: string) {
  const [row, more] = await rowsTo(email);
  if (!row || more) throw new Error("There is not exactly one message.");
  return row;
}

/** Makes the messages to an address due now. */
const makeDue = (email: string) =>
  db().updateTable("outgoing_mail").set({ due_at: 0 }).where("email", "=", email).execute();

describe("an invitation with email enabled", () => {
  it("is queued with its outcome, and emailed by Foyer instead of Boomstream", async () => {
    const { email, conference, code } = await invited({
      title: "Plan\r\nBcc: x@y.example <b>1</b>",
    });
    expect(await boomstream.mailsTo(email)).toBe(0);
    expect((await onlyRow(email)).state).toBe("queued");
    await send();
    const [message, more] = mail.smtp.to(email);
    expect(more).toBeUndefined();
    const row = await onlyRow(email);
    expect(row).toMatchObject({ state: "accepted", attempts: 1, latest: 1, method: "REQUEST" });
    expect(message?.messageId).toBe(`<${row.id}@example.com>`);
    expect(message?.subject).toBe("Invitation: Plan Bcc: x@y.example <b>1</b>");
    expect(message?.headers.has("bcc")).toBe(false);
    expect(message?.html).toContain("Plan Bcc: x@y.example &lt;b&gt;1&lt;/b&gt;");
    const [link = ""] = /http:\/\/localhost:3000\/j\/[\w-]{22}/.exec(message?.text ?? "") ?? [];
    expect(link).not.toBe("");
    expect(message?.html).toContain(`href="${link}"`);
    const { event, method } = eventIn(message ?? { attachments: [] });
    expect(method).toBe("REQUEST");
    expect(event.uid).toBe(`${conference}@foyer`);
    expect((await getParticipantDetails(conference, code))?.mail).toMatchObject({
      kind: "invitation",
      state: "accepted",
    });
  });

  it("is queued only with notify and email enabled", async () => {
    const { email } = await invited({ notify: false });
    expect(await rowsTo(email)).toEqual([]);
    await db().updateTable("projects").set({ mail: 0 }).execute();
    const other = await invited();
    await db().updateTable("projects").set({ mail: 1 }).execute();
    expect(await rowsTo(other.email)).toEqual([]);
    expect(await boomstream.mailsTo(other.email)).toBe(1);
  });
});

describe("the email queue", () => {
  it("retries after 4xx with the same Message-ID", async () => {
    const { email } = await invited();
    mail.smtp.setBehavior({ at: "RCPT", code: 450 });
    await send();
    const row = await onlyRow(email);
    expect(row).toMatchObject({ state: "queued", attempts: 1 });
    expect(row.response).toContain("450");
    mail.smtp.setBehavior(null);
    await send();
    expect(mail.smtp.to(email)).toHaveLength(0);
    await makeDue(email);
    await send();
    expect(mail.smtp.to(email).map(({ messageId }) => messageId)).toEqual([
      `<${row.id}@example.com>`,
    ]);
  });

  it("blocks an address that the server rejects, until it is unblocked", async () => {
    const { email, conference, code } = await invited();
    mail.smtp.setBehavior({ at: "RCPT", code: 550 });
    await send();
    expect(await onlyRow(email)).toMatchObject({ state: "rejected" });
    expect((await getParticipantDetails(conference, code))?.mail?.response).toContain("550");
    mail.smtp.setBehavior(null);
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

  it("does not block the address if only the message is rejected", async () => {
    const { email } = await invited();
    mail.smtp.setBehavior({ at: "DATA", code: 554 });
    await send();
    expect(await onlyRow(email)).toMatchObject({ state: "rejected" });
    const stopped = db().selectFrom("mail_suppressions").select("email").where("email", "=", email);
    expect(await stopped.execute()).toEqual([]);
  });

  it("does not resend an unknown message; a person can, once", async () => {
    const { email, code } = await invited();
    mail.smtp.setBehavior({ at: "DATA", code: "cut" });
    const before = mail.smtp.seen();
    await send();
    mail.smtp.setBehavior(null);
    const row = await onlyRow(email);
    expect(row.state).toBe("unknown");
    await makeDue(email);
    await send();
    expect(mail.smtp.seen()).toBe(before + 1);
    const again = { participantCode: code, id: row.id };
    expect(await sendAgain(again)).toMatchObject({ ok: true });
    expect(await sendAgain(again)).toMatchObject({ ok: true });
    await send();
    expect(mail.smtp.to(email)).toHaveLength(1);
    expect(await sendAgain({ participantCode: code, id: newId() })).toMatchObject({
      error: { code: "not-found" },
    });
  });

  it("retries if the server is unreachable, because nothing was sent", async () => {
    const { email } = await invited();
    vi.stubEnv("SMTP_URL", "smtp://127.0.0.1:1");
    forgetEnv();
    await send();
    vi.stubEnv("SMTP_URL", mail.smtp.url);
    forgetEnv();
    expect(await onlyRow(email)).toMatchObject({ state: "queued", attempts: 1 });
    await makeDue(email);
    await send();
    expect(mail.smtp.to(email)).toHaveLength(1);
  });

  it("marks rows of a stopped process as unknown, and leaves its own unchanged", async () => {
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
    expect(mail.smtp.to(one.email)).toHaveLength(0);
  });

  it("sends nothing if the process pauses during a message, even if no other takes it over", async () => {
    const lost = await invited();
    const kept = await invited();
    // The message that is sent first.
    await makeDue(lost.email);
    const before = mail.smtp.seen();
    const standStill = async () => {
      // Another instance takes over after this one missed its heartbeats.
      await recoverMail(await onlyRow(lost.email));
      await passTime(HOUR);
    };
    mail.smtp.setBehavior({ at: "RCPT", code: "wait", run: standStill });
    await send();
    mail.smtp.setBehavior(null);
    expect(mail.smtp.seen()).toBe(before);
    expect(await onlyRow(kept.email)).toMatchObject({
      state: "queued",
      attempts: 1,
      response: "The message was not sent in time.",
    });
    // The row needs a person's decision; this process no longer owns it.
    expect(await onlyRow(lost.email)).toMatchObject({ state: "unknown", response: "" });
    await makeDue(kept.email);
    await send();
    expect(mail.smtp.to(kept.email)).toHaveLength(1);
    expect(mail.smtp.to(lost.email)).toHaveLength(0);
  });

  it("waits for its heartbeat before claiming", async ({ skip }) => {
    if (!process.env.DATABASE_URL) return skip();
    const { email } = await invited();
    await ensureHeartbeat();
    await db()
      .updateTable("instances")
      .set((eb) => ({ beat_at: eb("beat_at", "-", 10_000) }))
      .where("id", "=", instanceId())
      .execute();
    await send();
    expect(await onlyRow(email)).toMatchObject({ state: "queued", attempts: 0 });
    await passTime(5_000);
    await send();
    expect(await onlyRow(email)).toMatchObject({ state: "accepted" });
  });

  it("sends a message once from two instances", async ({ skip }) => {
    if (!process.env.DATABASE_URL) return skip();
    const { email } = await invited();
    await Promise.all([send(), onAnotherInstance("lib/mail/testing/send.ts", "sendAll")]);
    expect(mail.smtp.to(email)).toHaveLength(1);
  });

  it("observes the rates per minute and domain", async () => {
    vi.stubEnv("SMTP_DOMAIN_RATE", "1");
    forgetEnv();
    await db().updateTable("outgoing_mail").set({ claimed_at: 0 }).execute();
    const one = await invited();
    const other = await invited();
    await send();
    expect([...mail.smtp.to(one.email), ...mail.smtp.to(other.email)]).toHaveLength(1);
    await db().updateTable("outgoing_mail").set({ claimed_at: 0 }).execute();
    await send();
    expect([...mail.smtp.to(one.email), ...mail.smtp.to(other.email)]).toHaveLength(2);
    vi.stubEnv("SMTP_DOMAIN_RATE", "100000");
    forgetEnv();
  });
});

describe("calendar", () => {
  it("sends a new time with a higher SEQUENCE, and a cancellation after a revocation", async () => {
    const { email, conference, code } = await invited();
    await send();
    await queueDueMessages();
    expect(await rowsTo(email)).toHaveLength(1);
    await setTime(conference, wallNow() + 72 * HOUR);
    await queueDueMessages();
    await queueDueMessages();
    await send();
    await refreshRoster({ conferenceCode: conference });
    await revokeParticipants({ codes: [code] });
    await boomstream.afterUndo();
    await queueDueMessages();
    await queueDueMessages();
    await send();
    const mails = mail.smtp.to(email).map(eventIn);
    expect(mails.map(({ method }) => method)).toEqual(["REQUEST", "REQUEST", "CANCEL"]);
    expect(new Set(mails.map(({ event }) => event.uid)).size).toBe(1);
    const sequences = mails.map(({ event }) => Number(event.sequence));
    expect(sequences).toEqual(sequences.toSorted((a, b) => a - b));
    expect(new Set(sequences).size).toBe(3);
    expect(mails[2]?.event.status).toBe("CANCELLED");
  });

  it("sends neither the invitation nor a cancellation if the invitation was not sent yet", async () => {
    const { email, conference, code } = await invited();
    await refreshRoster({ conferenceCode: conference });
    await revokeParticipants({ codes: [code] });
    await boomstream.afterUndo();
    await queueDueMessages();
    await send();
    expect(mail.smtp.to(email)).toHaveLength(0);
    expect(await onlyRow(email)).toMatchObject({ state: "canceled", reason: "no-access" });
  });

  it("sends a cancellation after the conference is deleted", async () => {
    const { email, conference } = await invited();
    await send();
    await db()
      .updateTable("conferences")
      .set({ deleted_at: 1 })
      .where("code", "=", conference)
      .execute();
    await queueDueMessages();
    await send();
    expect(mail.smtp.to(email).map((message) => eventIn(message).method)).toEqual([
      "REQUEST",
      "CANCEL",
    ]);
  });
});
