import { setTimeout as wait } from "node:timers/promises";
import { afterEach, beforeEach, expect, it } from "vitest";
import { startSmtp } from "./testing/smtp";
import { type Mailer, openMailer, tryServer } from "./transport";

let smtp: Awaited<ReturnType<typeof startSmtp>>;
let mailer: Mailer;

beforeEach(async () => {
  smtp = await startSmtp();
  mailer = openMailer(smtp.url);
});
afterEach(async () => {
  mailer.close();
  await smtp.stop();
});

let count = 0;
const send = (maySend = () => true) => {
  count += 1;
  const bytes = Buffer.from(`Subject: ${count}\r\n\r\nText\r\n`);
  return mailer.deliver({ from: "a@example.com", to: `b${count}@example.com`, bytes }, maySend);
};

it("sends several messages over one connection, and reconnects after 50", async () => {
  for (let n = 0; n < 51; n += 1) expect(await send()).toMatchObject({ state: "accepted" });
  expect(smtp.connections()).toBe(2);
  expect(smtp.arrived).toHaveLength(51);
});

it("reconnects when the server closes the connection between two messages", async () => {
  smtp.setBehavior({ at: "END", code: "cut" });
  expect(await send()).toMatchObject({ state: "accepted" });
  smtp.setBehavior(null);
  await wait(50);
  expect(await send()).toMatchObject({ state: "accepted" });
  expect(smtp.connections()).toBe(2);
});

it("reports unknown when a reused connection closes after the message arrived", async () => {
  await send();
  smtp.setBehavior({ at: "DATA", code: "cut" });
  expect(await send()).toMatchObject({ state: "unknown" });
  // The message was not sent again.
  expect(smtp.seen()).toBe(2);
});

it("reconnects when a reused connection closes before the message, and reports that nothing was sent", async () => {
  await send();
  smtp.setBehavior({ at: "RCPT", code: "cut" });
  expect(await send()).toMatchObject({ state: "unreached" });
  expect(smtp.connections()).toBe(2);
  expect(smtp.seen()).toBe(1);
});

it("reconnects when the server refuses more messages", async () => {
  await send();
  smtp.setBehavior({ at: "MAIL", code: 451 });
  expect(await send()).toMatchObject({ state: "refused", of: "server", code: 451 });
  expect(smtp.connections()).toBe(2);
});

it("reports the reason when it can't connect", async () => {
  expect(await tryServer("smtp://127.0.0.1:1")).toMatchObject({
    state: "unreached",
    response: expect.stringContaining("ECONNREFUSED"),
  });
});

it("keeps nothing of a rejected message for the next one", async () => {
  await send();
  smtp.setBehavior({ at: "RCPT", code: 550 });
  expect(await send()).toMatchObject({ state: "refused", of: "address", code: 550 });
  smtp.setBehavior(null);
  expect(await send()).toMatchObject({ state: "accepted" });
  expect(smtp.arrived).toHaveLength(2);
});

it("sends nothing after the send window, also on a reused connection", async () => {
  await send();
  expect(await send(() => false)).toMatchObject({ state: "unreached" });
  expect(smtp.seen()).toBe(1);
});

it("sends nothing if the send window ends between the recipient and the message", async () => {
  for (const kept of [false, true]) {
    if (kept) await send();
    const [arrived, connections] = [smtp.seen(), smtp.connections()];
    let inTime = true;
    smtp.setBehavior({ at: "RCPT", code: "wait", run: async () => void (inTime = false) });
    expect(await send(() => inTime)).toEqual({
      state: "unreached",
      response: "The message was not sent in time.",
    });
    smtp.setBehavior(null);
    // The server received no complete message, and there was no second attempt.
    expect(smtp.seen()).toBe(arrived);
    expect(smtp.connections()).toBe(kept ? connections : connections + 1);
  }
  expect(await send()).toMatchObject({ state: "accepted" });
});
