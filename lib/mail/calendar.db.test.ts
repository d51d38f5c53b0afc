import { describe, expect, it } from "vitest";
import { db } from "@/lib/db/db";
import { revokeParticipants } from "@/lib/participants/revoke";
import { wallNow } from "@/lib/platform/clock";
import { queueDueMessages } from "./queue-due-messages";
import { useMail } from "./testing/use-mail";

const mail = useMail();
const HOUR = 3_600_000;

const methodsTo = (email: string) => mail.smtp.to(email).map((one) => mail.eventIn(one).method);

function expectRisingSequences(email: string) {
  const all = mail.smtp.to(email).map((one) => Number(mail.eventIn(one).event.sequence));
  expect([...new Set(all)].toSorted((a, b) => a - b)).toEqual(all);
}

describe("a conference whose time is removed", () => {
  it("is canceled in calendars once, and requested once if the same time is set again", async () => {
    const startsAt = wallNow() + 48 * HOUR;
    const { email, conference, code } = await mail.invited();
    await mail.setTime(conference, startsAt);
    await mail.run();
    await mail.setTime(conference, null);
    await mail.run();
    await mail.run();
    expect(methodsTo(email)).toEqual(["REQUEST", "CANCEL"]);
    const [, removed] = mail.smtp.to(email);
    expect(removed?.subject).toBe("No time yet: Planning");
    expect(removed?.text).toMatch(/^Join: http:\/\/localhost:3000\/j\/[\w-]{22}$/m);
    await mail.setTime(conference, startsAt);
    await mail.run();
    await mail.run();
    expect(methodsTo(email)).toEqual(["REQUEST", "CANCEL", "REQUEST"]);
    await revokeParticipants({ codes: [code] });
    await mail.boomstream.afterUndo();
    await mail.run();
    expect(methodsTo(email)).toEqual(["REQUEST", "CANCEL", "REQUEST", "CANCEL"]);
    expectRisingSequences(email);
  });

  it("sends nothing to people without an event or with a past one", async () => {
    const none = await mail.invited({ notify: false });
    const past = await mail.invited();
    await mail.run();
    await db()
      .updateTable("outgoing_mail")
      .set({ ends_at: 1 })
      .where("email", "=", past.email)
      .execute();
    await mail.setTime(none.conference, null);
    await mail.setTime(past.conference, null);
    await mail.run();
    expect(mail.smtp.to(none.email)).toHaveLength(0);
    expect(mail.smtp.to(past.email)).toHaveLength(1);
  });
});

it("sends a repeated change after an earlier one was reverted before it was sent", async () => {
  const { email, conference } = await mail.invited();
  await mail.run();
  const [first] = await mail.rowsTo(email);
  const before = first?.starts_at ?? 0;
  await mail.setTime(conference, before + HOUR);
  await queueDueMessages();
  await mail.setTime(conference, before);
  await mail.run();
  expect(methodsTo(email)).toEqual(["REQUEST"]);
  await mail.setTime(conference, before + HOUR);
  await mail.run();
  await mail.run();
  expect(methodsTo(email)).toEqual(["REQUEST", "REQUEST"]);
});

it("orders messages independently of the clock in their ids", async () => {
  const { email, conference } = await mail.invited();
  await mail.run();
  // Simulates a queueing process with a clock far ahead.
  await db()
    .updateTable("outgoing_mail")
    .set({ id: `ffffffff-ffff-7fff-bfff-${email.slice(0, 12).replace(/\W/g, "0")}` })
    .where("email", "=", email)
    .execute();
  await db()
    .updateTable("conferences")
    .set({ deleted_at: 1 })
    .where("code", "=", conference)
    .execute();
  await mail.run();
  expect(methodsTo(email)).toEqual(["REQUEST", "CANCEL"]);
  expectRisingSequences(email);
});
