import { createHmac } from "node:crypto";
import { createSocket } from "node:dgram";
import { once } from "node:events";
import { createServer as createHttpServer } from "node:http";
import { createServer as createTcpServer, type AddressInfo } from "node:net";
import { afterEach, expect, it, vi } from "vitest";
import { withTransaction } from "@/lib/db/transaction";
import { env, forgetEnv } from "@/lib/platform/env";
import { perProcess } from "@/lib/platform/per-process";
import { record } from "@/lib/audit/record";
import { takeLease, releaseLease } from "./unsent";
import { sendActivity } from "./send-activity";

const SECRET = "the secret of the stream, 32 bytes or more";
const closing: (() => void)[] = [];

afterEach(() => {
  for (const close of closing.splice(0)) close();
});

function portOf(address: string | AddressInfo | null): number {
  return typeof address === "object" && address ? address.port : 0;
}

function streamTo(url: string): void {
  vi.stubEnv("FOYER_ACTIVITY_STREAM", url);
  vi.stubEnv("FOYER_ACTIVITY_STREAM_SECRET", SECRET);
  forgetEnv();
}

const add = (...subjects: string[]) =>
  withTransaction((tx) =>
    record(
      tx,
      ...subjects.map((subject) => ({
        staff: null,
        projectId: null,
        action: "staff.role" as const,
        outcome: "refused" as const,
        subject,
        after: { role: "manager" },
      })),
    ),
  );

/** Ends the delay after a failure. */
const retryNow = () =>
  Object.assign(
    perProcess("activity stream", () => ({})),
    { retryAt: 0 },
  );

it("posts every entry, signed, and again after a failure", async () => {
  const requests: { body: string; signature: string }[] = [];
  let status = 500;
  const server = createHttpServer((request, response) => {
    let body = "";
    request.on("data", (chunk) => (body += chunk));
    request.on("end", () => {
      requests.push({ body, signature: String(request.headers["foyer-signature"]) });
      response.writeHead(status).end();
    });
  }).listen(0, "127.0.0.1");
  closing.push(() => server.close());
  await once(server, "listening");
  await add("before the stream was set up");
  streamTo(`http://127.0.0.1:${portOf(server.address())}/activity`);
  await sendActivity();
  await add("one", "two");
  await sendActivity();
  await sendActivity();
  expect(requests).toHaveLength(1);
  status = 204;
  retryNow();
  await sendActivity();
  await add("three");
  await sendActivity();
  const subjects = requests.map(({ body }) =>
    JSON.parse(body).entries.map(({ subject }: { subject: string }) => subject),
  );
  expect(subjects).toEqual([["one", "two"], ["one", "two"], ["three"]]);
  for (const { body, signature } of requests) {
    const [, seconds = "", hex] = /^t=(\d+),v1=([0-9a-f]{64})$/.exec(signature) ?? [];
    expect(hex).toBe(createHmac("sha256", SECRET).update(`${seconds}.${body}`).digest("hex"));
  }
});

it("sends only from the instance that has the lease", async () => {
  streamTo("http://127.0.0.1:9/nobody");
  const lease = await takeLease(env().activityStream?.url ?? "");
  await add("waits");
  expect(await takeLease(env().activityStream?.url ?? "")).toBeNull();
  if (lease) await releaseLease(lease);
  expect(await takeLease(env().activityStream?.url ?? "")).not.toBeNull();
});

const MESSAGE = /^<108>1 \d{4}-\S+Z \S+ foyer \d+ staff\.role - \uFEFF(\{.*\})$/;

it("writes syslog messages over TCP, each with its length before it", async () => {
  let received = Buffer.alloc(0);
  const server = createTcpServer((socket) => {
    socket.on("data", (chunk) => (received = Buffer.concat([received, chunk])));
  }).listen(0, "127.0.0.1");
  closing.push(() => server.close());
  await once(server, "listening");
  streamTo(`syslog+tcp://127.0.0.1:${portOf(server.address())}`);
  await sendActivity();
  await add("ünïcode", "two");
  await sendActivity();
  const subjects: string[] = [];
  while (received.length > 0) {
    const space = received.indexOf(" ");
    const end = space + 1 + Number(received.subarray(0, space));
    const [, json = "{}"] = MESSAGE.exec(received.subarray(space + 1, end).toString()) ?? [];
    subjects.push(JSON.parse(json).subject);
    received = received.subarray(end);
  }
  expect(subjects).toEqual(["ünïcode", "two"]);
});

it("writes a syslog datagram for each entry, and a large one without its values", async () => {
  const server = createSocket("udp4").bind(0, "127.0.0.1");
  closing.push(() => server.close());
  await once(server, "listening");
  const messages: string[] = [];
  const both = new Promise<void>((resolve) => {
    server.on("message", (message) => {
      if (messages.push(message.toString()) === 2) resolve();
    });
  });
  streamTo(`syslog+udp://127.0.0.1:${server.address().port}`);
  await sendActivity();
  await add("small");
  const large = { after: { names: "x".repeat(3_000) } };
  await withTransaction((tx) =>
    record(tx, {
      staff: null,
      projectId: null,
      action: "staff.role",
      outcome: "refused",
      subject: "large",
      ...large,
    }),
  );
  await sendActivity();
  await both;
  const entries = messages.map((message) => JSON.parse(MESSAGE.exec(message)?.[1] ?? "{}"));
  expect(entries.map(({ subject, after }) => ({ subject, after }))).toEqual([
    { subject: "small", after: { role: "manager" } },
    { subject: "large", after: "left out" },
  ]);
});
