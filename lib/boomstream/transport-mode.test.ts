import { afterEach, describe, expect, test } from "vitest";
import { respond, scripted } from "@/lib/boomstream/testing/service";
import type { Arrived, Scripted } from "@/lib/boomstream/testing/service";

let service: Scripted;
afterEach(() => service.close());

const list = { conferences: [], Status: "Success" };
const created = { Code: "3e33df55-b6bf-4b59-ad1d-6eb2bea78872", Status: "Success" };
const responseTo = (request: Arrived) => (request.path === "conference/create" ? created : list);
const sent = () =>
  service.arrived.map(({ verb, path }) => `${verb} ${path.replace("conference/", "")}`);

const refusals: [string, number, string][] = [
  ["405", 405, ""],
  ["404", 404, "<html>Not found</html>"],
  ["415", 415, "Unsupported"],
  ["a page", 200, "<!DOCTYPE html><html></html>"],
  ["no Status", 200, "{}"],
  [
    "a missing parameter",
    200,
    '{"Status":"Failed","Message":"Missing required parameter: apikey"}',
  ],
];

describe.each(refusals)("a service that responds to POST with %s", (_name, status, body) => {
  const speakGet = () =>
    scripted((request, response) =>
      request.verb === "GET"
        ? respond(response, responseTo(request))
        : respond(response, body, status),
    );

  test("is read by GET from then on", async () => {
    service = await speakGet();
    const client = service.client({ transport: "auto" });
    expect(await client.listConferences()).toEqual({ ok: true, value: [] });
    expect(await client.listConferences()).toEqual({ ok: true, value: [] });
    expect(sent()).toEqual(["POST list", "GET list", "GET list"]);
  });

  test("gets a write once, after a read detected the mode", async () => {
    service = await speakGet();
    const client = service.client({ transport: "auto" });
    expect(await client.createConference({ title: "once" })).toMatchObject({ ok: true });
    expect(sent()).toEqual(["POST list", "GET list", "GET create"]);
  });
});

test("a service that accepts POST never gets the key in a URL", async () => {
  service = await scripted((request, response) => respond(response, responseTo(request)));
  const client = service.client({ transport: "auto" });
  await client.createConference({ title: "a" });
  await client.listConferences();
  expect(sent()).toEqual(["POST list", "POST create", "POST list"]);
  expect(
    service.arrived.every(({ query, body }) => query.size === 0 && !body.includes("apikey")),
  ).toBe(true);
  expect(JSON.parse(service.arrived[1]?.body ?? "")).toEqual({
    ver: "1.2",
    title: "a",
    format: "json",
  });
});

test("reads XML even if JSON was requested", async () => {
  service = await scripted((request, response) => {
    if (request.verb !== "GET") return respond(response, "<html/>", 405);
    respond(
      response,
      "<Response><conferences><Item><title>t</title><code>c</code></Item></conferences><Status>Success</Status></Response>",
    );
  });
  for (const format of ["json", "xml"] as const) {
    const result = await service.client({ transport: "auto", format }).listConferences();
    expect(result).toMatchObject({ ok: true, value: [{ code: "c", title: "t" }] });
  }
});

test("does not retry a refused key in a URL", async () => {
  service = await scripted((_request, response) =>
    respond(response, { Status: "Failed", Message: "Invalid API key" }),
  );
  expect(await service.client({ transport: "auto" }).listConferences()).toMatchObject({
    error: { code: "key-refused" },
  });
  expect(sent()).toEqual(["POST list"]);
});

test("learns nothing from a truncated response or a crash", async () => {
  service = await scripted((_request, response) =>
    service.arrived.length === 1
      ? respond(response, '{"conferences": [], "Sta')
      : respond(response, list),
  );
  const client = service.client({ transport: "auto" });
  expect(await client.listConferences()).toEqual({ ok: false, error: { code: "not-understood" } });
  expect(await client.listConferences()).toEqual({ ok: true, value: [] });
  expect(sent()).toEqual(["POST list", "POST list"]);
});

test("sends no write before the mode is known", async () => {
  service = await scripted((_request, response) => respond(response, "<html/>"));
  const result = await service.client({ transport: "auto" }).createConference({ title: "a" });
  expect(result).toEqual({ ok: false, error: { code: "not-understood" } });
  expect(sent()).toEqual(["POST list", "GET list"]);
});

test("detects the mode again if it stops working", async () => {
  let postWorks = true;
  service = await scripted((request, response) =>
    postWorks || request.verb === "GET" ? respond(response, list) : respond(response, "", 405),
  );
  const client = service.client({ transport: "auto" });
  await client.listConferences();
  postWorks = false;
  expect(await client.listConferences()).toMatchObject({ ok: false });
  expect(await client.listConferences()).toMatchObject({ ok: true });
  expect(sent()).toEqual(["POST list", "POST list", "POST list", "GET list"]);
});

test("with GET configured, puts everything in the URL and defaults to XML", async () => {
  service = await scripted((_request, response) => respond(response, created));
  const folder = { title: "a & b", folderCode: "" };
  await service.client({ transport: "get", format: "xml" }).createConference(folder);
  await service.client({ transport: "get", format: "json" }).createConference(folder);
  const [asXml, asJson] = service.arrived.map(({ query }) => Object.fromEntries(query));
  expect(asXml).toEqual({ apikey: expect.any(String), title: "a & b", folderCode: "" });
  expect(asJson).toEqual({ ...asXml, format: "json" });
});

test("refuses a response about another object", async () => {
  service = await scripted((_request, response) =>
    respond(response, { title: "Other", code: "other", clientCode: "other", Status: "Success" }),
  );
  const client = service.client();
  const unknown = { ok: false, error: { code: "unknown-outcome", lost: "garbled" } };
  expect(await client.conferenceInfo("asked")).toMatchObject({ error: { code: "not-understood" } });
  expect(await client.updateConference("asked", { title: "x" })).toEqual(unknown);
  expect(await client.revokeParticipant("asked")).toEqual(unknown);
  expect(await client.conferenceInfo("OTHER")).toMatchObject({ ok: true });
});
