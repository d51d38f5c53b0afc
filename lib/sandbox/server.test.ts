import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startSandbox } from "./server";
import type { Sandbox } from "./server";

const KEY = "sandbox-key";
let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox({ port: 0, file: ":memory:", apiKey: KEY, seed: true });
});
afterAll(() => sandbox.close());

const bearer = { authorization: `Bearer ${KEY}` };
const get = (method: string, query: Record<string, string> = {}, of = sandbox) =>
  fetch(
    `${of.url}/conference/${method}?${new URLSearchParams({ apikey: KEY, ...query }).toString()}`,
  );
const json = async (method: string, query: Record<string, string> = {}, of = sandbox) =>
  (await get(method, { format: "json", ...query }, of)).json();
const post = (method: string, body: object, headers: Record<string, string> = bearer) =>
  fetch(`${sandbox.url}/conference/${method}`, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: JSON.stringify(body),
  });
const endpoint = async (verb: string, name: string, body?: object) => {
  const response = await fetch(`${sandbox.origin}/sandbox/${name}`, {
    method: verb,
    headers: bearer,
    body: body && JSON.stringify(body),
  });
  return { status: response.status, body: await response.json() };
};
const make = async (title = "Made", of = sandbox): Promise<string> =>
  (await json("create", { title }, of)).Code;
const invite = async (code: string, more: Record<string, string> = {}) =>
  json("invite", { code, email: "a@example.com", name: "Ann <b>", ...more });

describe("the protocol", () => {
  test("sends XML by default and JSON on request, and echoes the key", async () => {
    const xml = await get("list");
    expect(xml.headers.get("content-type")).toContain("application/xml");
    expect(await xml.text()).toMatch(
      /^<\?xml[^>]*>\s*<Response><conferences><Item><title>.*<RequestURI>.*apikey=sandbox-key.*<\/Response>$/s,
    );
    expect(await json("list")).toMatchObject({
      Status: "Success",
      Version: "1.0",
      RequestURI: expect.stringContaining(KEY),
    });
    expect(await (await post("list", { ver: "1.2" })).json()).toMatchObject({
      Status: "Success",
      Version: "1.2",
    });
  });
  test("prefers a key parameter over the header", async () => {
    expect(await (await post("list", { apikey: "wrong" })).json()).toMatchObject({
      Status: "Failed",
      Message: "Invalid API key",
    });
    expect(
      await (await post("list", { apikey: KEY }, { authorization: "Bearer wrong" })).json(),
    ).toMatchObject({ Status: "Success" });
    expect(await (await post("list", {}, {})).json()).toMatchObject({ Message: "Invalid API key" });
  });
  test.each([
    ["dance", {}, "Method not found"],
    ["toString", {}, "Method not found"],
    ["info", {}, "Missing required parameter: code"],
    ["info", { code: "x" }, "Conference not found"],
    ["client/info", { code: "x" }, "Client not found"],
    ["create", { title: "" }, "Missing required parameter: title"],
  ])("%s %j: %s", async (method, query, Message) => {
    expect(await json(method, query)).toMatchObject({ Status: "Failed", Message });
  });
  test("the samples have two equal titles, an empty roster, a large one and revoked people", async () => {
    const { conferences } = await json("list");
    const titles = conferences.map((one: { title: string }) => one.title);
    expect(new Set(titles).size).toBeLessThan(titles.length);
    const { Clients } = await json("client/list", { code: "5a4d0000-0000-4000-8000-000000000002" });
    expect(Clients.length).toBeGreaterThanOrEqual(60);
    expect(Clients.filter((one: { is_deleted: string }) => one.is_deleted === "yes")).toHaveLength(
      2,
    );
  });
});

describe("the page behind a link", () => {
  const open = async (link: string) => {
    const response = await fetch(link);
    return {
      status: response.status,
      policy: response.headers.get("content-security-policy"),
      html: await response.text(),
    };
  };
  test("shows the person, conference and role", async () => {
    const { inviteLink } = await invite(await make("R&D <x>"), { moderator: "yes", timeout: "60" });
    const { status, policy, html } = await open(inviteLink);
    expect(status).toBe(200);
    expect(html).toContain("R&amp;D &lt;x&gt;");
    expect(html).toContain("Ann &lt;b&gt;");
    expect(html).toContain("Moderator");
    expect(html).not.toContain("<script");
    expect(policy).toMatch(/^default-src 'none'; style-src 'sha256-/);
  });
  test("shows why the link does not work", async () => {
    const code = await make();
    const { inviteLink } = await invite(code);
    const expired = await invite(code, { timeout: "0" });
    expect((await open(expired.inviteLink)).html).toContain("expired");
    const { Clients } = await json("client/list", { code });
    await json("client/delete", { code: Clients[0].code });
    expect((await open(inviteLink)).html).toContain("revoked");
    await json("delete", { code });
    expect((await open(inviteLink)).html).toContain("deleted");
    expect((await open(`${sandbox.origin}/invite.html?jwt=nonsense`)).html).toContain("not valid");
  });
});

describe("the control endpoints", () => {
  test("require the key", async () => {
    for (const name of ["outbox", "calls", "faults"])
      expect((await fetch(`${sandbox.origin}/sandbox/${name}`)).status).toBe(401);
  });
  test("list the outbox, newest first", async () => {
    const code = await make("Mail");
    await invite(code, { notifyEmail: "no" });
    const first = await invite(code, { notifyEmail: "yes" });
    const second = await invite(code, { notifyEmail: "yes", email: "b@example.com" });
    const { body } = await endpoint("GET", "outbox?limit=2");
    expect(body).toMatchObject([
      { to: "b@example.com", link: second.inviteLink },
      {
        to: "a@example.com",
        name: "Ann <b>",
        conferenceCode: code,
        conferenceTitle: "Mail",
        link: first.inviteLink,
      },
    ]);
    expect(body[0].at).toBeGreaterThan(Date.now() - 60_000);
  });
  test("count calls without the key", async () => {
    const code = await make();
    const { last } = (await endpoint("GET", "calls")).body;
    await invite(code);
    await invite(code);
    const { body } = await endpoint("GET", `calls?since=${last}`);
    expect(body).toMatchObject({
      byMethod: { invite: 2 },
      byConference: { [code]: 2 },
      byEmail: { "a@example.com": 2 },
    });
    expect(JSON.stringify(body)).not.toContain(KEY);
  });
  test("refuse to seed a code that exists", async () => {
    const conferenceCode = await make();
    const seed = { title: "Again", participants: 1, conferenceCode };
    expect((await endpoint("POST", "seed", seed)).status).toBe(409);
    expect((await json("client/list", { code: conferenceCode })).Clients).toHaveLength(0);
  });
  test("set details that no API method sets", async () => {
    const details = {
      startAt: "2026-12-01 10:00:00",
      timezone: "Europe/Berlin",
      duration: 3_600,
      lobby: "yes",
    };
    const made = await endpoint("POST", "seed", { title: "Planned", participants: 0, ...details });
    const code: string = made.body.conferenceCode;
    expect(await json("info", { code })).toMatchObject({
      StartAt: details.startAt,
      Timezone: details.timezone,
      Duration: details.duration,
      Lobby: "yes",
      Public: "no",
    });
    const change = { conferenceCode: code, startAt: null, showRecords: "yes" };
    expect((await endpoint("PUT", "conference", change)).status).toBe(200);
    expect(await json("info", { code })).toMatchObject({ StartAt: null, ShowRecords: "yes" });
    await get("update", { code, startAt: "2030-01-01 00:00:00", title: "Renamed" });
    expect(await json("info", { code })).toMatchObject({ StartAt: null });
    expect((await endpoint("PUT", "conference", { conferenceCode: "none" })).status).toBe(404);
  });

  test("seed 50,000 participants", async () => {
    const { status, body } = await endpoint("POST", "seed", {
      title: "Crowd",
      participants: 50_000,
    });
    expect(status).toBe(201);
    expect((await json("client/list", { code: body.conferenceCode })).Clients).toHaveLength(50_000);
  }, 60_000);
});

describe("faults", () => {
  const plan = (body: object) => endpoint("PUT", "faults", body);
  test("apply to one conference and end after the given count", async () => {
    const [mine, other] = [await make(), await make()];
    await plan({
      rules: [
        { conferenceCode: mine, method: "info", fault: "failed", message: "Not today", times: 1 },
      ],
    });
    expect(await json("info", { code: other })).toMatchObject({ Status: "Success" });
    expect(await json("info", { code: mine })).toMatchObject({
      Status: "Failed",
      Message: "Not today",
    });
    expect(await json("info", { code: mine })).toMatchObject({ Status: "Success" });
  });
  test("apply to a client by its email", async () => {
    const code = await make();
    await invite(code);
    const { Clients } = await json("client/list", { code });
    await plan({ rules: [{ email: "A@example.com", fault: "http-500" }] });
    expect((await get("client/info", { code: Clients[0].code })).status).toBe(500);
    expect((await get("client/list", { code })).status).toBe(200);
  });
  test("lose-answer applies the write, reset does not", async () => {
    const code = await make();
    await plan({
      rules: [
        { method: "invite", conferenceCode: code, fault: "reset", times: 1 },
        { method: "invite", conferenceCode: code, fault: "lose-answer" },
      ],
    });
    await expect(get("invite", { code, email: "r@example.com" })).rejects.toThrow();
    expect((await json("client/list", { code })).Clients).toHaveLength(0);
    await expect(get("invite", { code, email: "l@example.com" })).rejects.toThrow();
    expect((await json("client/list", { code })).Clients).toHaveLength(1);
  });
  test("send pages, truncated and empty bodies, other casing and late responses", async () => {
    const code = await make("Casing");
    const text = async (fault: string) => {
      await plan({ rules: [{ conferenceCode: code, fault }] });
      return (await get("info", { code, format: "json" })).text();
    };
    expect(await text("html")).toMatch(/^<!DOCTYPE html>/);
    expect(await text("empty")).toBe("");
    expect(await text("truncate")).toMatch(/^\{[^}]*/);
    expect(JSON.parse(await text("wrong-casing"))).toMatchObject({
      Title: "Casing",
      Code: code,
      Status: "Success",
    });
    const other = await make();
    await plan({ rules: [{ conferenceCode: code, latencyMs: 500 }] });
    const order: string[] = [];
    const delayed = get("info", { code }).then(() => order.push("delayed"));
    await get("info", { code: other }).then(() => order.push("undelayed"));
    await delayed;
    expect(order).toEqual(["undelayed", "delayed"]);
  });
  test("a repeated address is reused, added or refused", async () => {
    const code = await make();
    const addresses = async () => (await json("client/list", { code })).Clients.length;
    await plan({});
    await invite(code);
    await invite(code);
    expect(await addresses()).toBe(1);
    await plan({ duplicates: "new" });
    await invite(code);
    expect(await addresses()).toBe(2);
    await plan({ duplicates: "refuse" });
    expect(await invite(code)).toMatchObject({ Status: "Failed" });
  });
  test("the same seed produces the same faults", async () => {
    const code = await make();
    const run = async () => {
      await plan({
        seed: 7,
        rules: [{ conferenceCode: code, probability: 0.5, fault: "http-500" }],
      });
      const statuses: number[] = [];
      for (let at = 0; at < 12; at += 1) statuses.push((await get("info", { code })).status);
      return statuses;
    };
    const first = await run();
    expect(new Set(first)).toEqual(new Set([200, 500]));
    expect(await run()).toEqual(first);
  });
  test("refuse connections, reject an invalid plan and end", async () => {
    expect((await plan({ rules: [{ fault: "explode" }] })).status).toBe(400);
    await plan({ refuseConnections: true });
    await expect(get("list")).rejects.toThrow();
    expect((await endpoint("GET", "faults")).body).toMatchObject({ refuseConnections: true });
    await endpoint("DELETE", "faults");
    expect((await get("list")).status).toBe(200);
  });
});

test("data and links survive a restart", async () => {
  const folder = mkdtempSync(path.join(tmpdir(), "sandbox-"));
  const options = {
    port: 0,
    file: path.join(folder, "deep", "sandbox.db"),
    apiKey: KEY,
    publicUrl: "https://links.example",
  };
  const before = await startSandbox(options);
  const code = await make("Kept", before);
  const { inviteLink } = await json("invite", { code, email: "a@example.com" }, before);
  expect(inviteLink).toMatch(/^https:\/\/links\.example\/invite\.html\?jwt=/);
  await before.close();
  const after = await startSandbox({ ...options, seed: true });
  expect((await json("list", {}, after)).conferences).toHaveLength(1);
  const page = await fetch(inviteLink.replace("https://links.example", after.origin));
  expect(await page.text()).toContain("Kept");
  await after.close();
  rmSync(folder, { recursive: true });
});
