import { createServer } from "node:net";
import { afterEach, describe, expect, test, vi } from "vitest";
import { boomstream, connect, stateOf } from "./client";
import { setClock } from "@/lib/platform/clock";
import { KEY, respond, scripted } from "@/lib/boomstream/testing/service";
import type { Scripted } from "@/lib/boomstream/testing/service";
import type { CallEntry } from "./types";

let service: Scripted;
afterEach(() => service.close());
afterEach(() => setClock(null));

const list = { conferences: [], Status: "Success" };
const good = { ok: true, value: [] };
const failed = (code: string) => ({ ok: false, error: { code } });
const invitation = { email: "a@b.c", notify: true, moderator: false };

/** Returns a port without a listener. */
async function deadUrl(): Promise<string> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return `http://127.0.0.1:${typeof address === "object" ? address?.port : 0}/api`;
}

describe("reads", () => {
  test.each([
    ["a reset", "reset"],
    ["HTTP 503", "503"],
  ])("are retried after %s, three tries at most", async (_name, how) => {
    let failures = 2;
    service = await scripted((_request, response) => {
      failures -= 1;
      if (failures < 0) respond(response, list);
      else if (how === "503") respond(response, "<html/>", 503);
      else response.socket?.destroy();
    });
    expect(await service.client().listConferences()).toEqual(good);
    expect(service.arrived).toHaveLength(3);
    failures = 9;
    expect(await service.client().listConferences()).toEqual(failed("unreachable"));
    expect(service.arrived).toHaveLength(6);
  });

  test("are not retried after Failed or an unreadable response", async () => {
    service = await scripted((_request, response) =>
      respond(
        response,
        service.arrived.length === 1 ? { Status: "Failed", Message: "No" } : "nonsense",
      ),
    );
    const client = service.client();
    expect(await client.listConferences()).toEqual({
      ok: false,
      error: { code: "refused", message: "No" },
    });
    expect(await client.listConferences()).toEqual(failed("not-understood"));
    expect(service.arrived).toHaveLength(2);
  });

  test("end within their time, retries included", async () => {
    service = await scripted(() => {});
    const started = performance.now();
    expect(await service.client({ timeoutMs: 300 }).listConferences()).toEqual(failed("too-slow"));
    expect(performance.now() - started).toBeLessThan(4_000);
  });

  test("end in time if the response arrives byte by byte", async () => {
    service = await scripted((_request, response) => {
      const drip = setInterval(() => response.write("{"), 20);
      response.on("close", () => clearInterval(drip));
    });
    expect(await service.client({ timeoutMs: 300 }).listConferences()).toEqual(failed("too-slow"));
  });

  test("fail on too many bytes and on invalid UTF-8", async () => {
    service = await scripted((_request, response) => {
      if (service.arrived.length > 1)
        return response.end(Buffer.from(JSON.stringify({ ...list, x: "é" }), "latin1"));
      const flood = () => {
        while (!response.destroyed && response.write(Buffer.alloc(65_536, " ")));
      };
      response.on("drain", flood);
      flood();
    });
    const client = service.client({ maxBytes: 1_000_000, timeoutMs: 5_000 });
    expect(await client.listConferences()).toEqual(failed("not-understood"));
    expect(await client.listConferences()).toEqual(failed("not-understood"));
    expect(service.arrived).toHaveLength(2);
  });

  test("fail as unreachable if the body is cut off", async () => {
    service = await scripted((_request, response) => {
      response.writeHead(200, { "content-length": 1_000 });
      response.write(JSON.stringify(list), () => response.destroy());
    });
    expect(await service.client().listConferences()).toEqual(failed("unreachable"));
  });
});

describe("writes", () => {
  test.each([
    ["reset", { code: "unknown-outcome", lost: "cut" }],
    ["silence", { code: "unknown-outcome", lost: "late" }],
    ["500", { code: "unknown-outcome", lost: "garbled" }],
    ["504", { code: "unknown-outcome", lost: "late" }],
    ["html", { code: "unknown-outcome", lost: "garbled" }],
    ["half", { code: "unknown-outcome", lost: "cut" }],
    ["failed", { code: "refused", message: "No" }],
  ])("%s", async (how, error) => {
    service = await scripted((_request, response) => {
      if (how === "reset") response.socket?.destroy();
      else if (how === "500" || how === "504") respond(response, "<html/>", Number(how));
      else if (how === "html") respond(response, "<html/>");
      else if (how === "failed") respond(response, { Status: "Failed", Message: "No" });
      else if (how === "half") {
        response.writeHead(200, { "content-length": 1_000 });
        response.write('{"Status":"Success"', () => response.destroy());
      }
    });
    const timeoutMs = how === "silence" ? 300 : 5_000;
    expect(await service.client({ timeoutMs }).invite("c", invitation)).toEqual({
      ok: false,
      error,
    });
    expect(service.arrived).toHaveLength(1);
  });

  test("fail with a known outcome if no connection was made", async () => {
    service = await scripted(() => {});
    const apiUrl = await deadUrl();
    expect(await service.client({ apiUrl }).invite("c", invitation)).toEqual(failed("unreachable"));
    expect(await service.client({ apiKey: "ключ" }).invite("c", invitation)).toEqual(
      failed("unreachable"),
    );
  });
});

describe("the limiter", () => {
  test("runs at most four calls at once and completes all", async () => {
    let [now, most] = [0, 0];
    service = await scripted((_request, response) => {
      now += 1;
      most = Math.max(most, now);
      setTimeout(() => {
        now -= 1;
        respond(response, list);
      }, 15);
    });
    const client = service.client({ timeoutMs: 5_000 });
    const results = await Promise.all(Array.from({ length: 20 }, () => client.listConferences()));
    expect(results).toEqual(results.map(() => good));
    expect(most).toBe(4);
  });

  test("fails a call that waited too long and does not send it later", async () => {
    service = await scripted(() => {});
    const client = service.client({ concurrency: 1, timeoutMs: 500 });
    const [first, second] = await Promise.all([
      client.invite("c", invitation),
      client.invite("d", invitation),
    ]);
    expect(first).toMatchObject({ error: { code: "unknown-outcome" } });
    // Both limits end together: on a busy machine a slot may free up just before.
    const sent = second.ok || second.error.code === "unknown-outcome";
    expect(second).toEqual(sent ? second : failed("too-slow"));
    await client.invite("e", invitation);
    const codes = service.arrived.map(({ body }) => JSON.parse(body).code);
    expect(codes).toEqual(sent ? ["c", "d", "e"] : ["c", "e"]);
  });
});

describe("the circuit breaker", () => {
  test("opens after five failures in a row, allows one probe and closes after a success", async () => {
    let works = false;
    let release: (() => void) | undefined;
    service = await scripted((_request, response) => {
      if (!works) return response.socket?.destroy();
      release = () => respond(response, list);
    });
    const suspendMs = 5_000;
    const clock = { wall: Date.now(), monotonic: Date.now() };
    setClock({ wall: () => clock.wall, monotonic: () => clock.monotonic });
    const client = service.client({ suspendMs, projectId: "breaking" });
    for (let at = 0; at < 5; at += 1) {
      expect(await client.invite("c", invitation)).toMatchObject({
        error: { code: "unknown-outcome" },
      });
    }
    expect(await client.invite("c", invitation)).toEqual(failed("suspended"));
    expect(await client.listConferences()).toEqual(failed("suspended"));
    expect(service.arrived).toHaveLength(5);
    expect(stateOf("breaking")).toBe("down");
    works = true;
    // Neither a wall clock step nor a shorter wait closes it.
    clock.wall += 86_400_000;
    clock.monotonic += suspendMs - 1;
    expect(await client.listConferences()).toEqual(failed("suspended"));
    clock.monotonic += 1;
    const probe = client.listConferences();
    await vi.waitFor(() => expect(service.arrived).toHaveLength(6), 10_000);
    expect(await client.listConferences()).toEqual(failed("suspended"));
    release?.();
    expect(await probe).toEqual(good);
    expect(stateOf("breaking")).toBe("up");
  });

  test("does not count refusals", async () => {
    service = await scripted((_request, response) =>
      respond(response, { Status: "Failed", Message: "No" }),
    );
    const client = service.client();
    for (let at = 0; at < 7; at += 1)
      expect(await client.invite("c", invitation)).toMatchObject({ error: { code: "refused" } });
    expect(service.arrived).toHaveLength(7);
  });
});

test("shares one client per project and key", async () => {
  service = await scripted((_request, response) => respond(response, list));
  const connection = {
    projectId: "p",
    apiUrl: service.url,
    apiKey: KEY,
    transport: "auto",
    format: "json",
  } as const;
  expect(stateOf("p")).toBe("unused");
  expect(connect(connection)).toBe(connect({ ...connection, onCall: () => {} }));
  expect(connect(connection)).not.toBe(connect({ ...connection, apiKey: "other" }));
  await connect(connection).listConferences();
  expect(stateOf("p")).toBe("up");
});

test("reports each try without URL, parameters and key", async () => {
  service = await scripted((_request, response) =>
    service.arrived.length === 1 ? respond(response, "", 500) : respond(response, list),
  );
  const heard: CallEntry[] = [];
  const onCall = (entry: CallEntry) => heard.push(entry);
  const settings = {
    projectId: "p",
    apiUrl: service.url,
    apiKey: KEY,
    transport: "get",
    format: "json",
    onCall,
  } as const;
  await boomstream(settings).listConferences();
  expect(heard).toEqual([
    {
      projectId: "p",
      method: "conference/list",
      try: 1,
      ms: expect.any(Number),
      outcome: "unreachable",
    },
    { projectId: "p", method: "conference/list", try: 2, ms: expect.any(Number), outcome: "ok" },
  ]);
});
