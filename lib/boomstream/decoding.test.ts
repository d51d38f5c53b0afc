import { describe, expect, test } from "vitest";
import type { HttpResult } from "./http-request";
import { interpretResponse } from "./interpret-response";
import * as decoders from "./decoders";
import type { Decoder } from "./decoders";

async function read<T>(decode: Decoder<T>, body: string | object, httpStatus = 200) {
  const text = typeof body === "string" ? body : JSON.stringify(body);
  const response: HttpResult = { kind: "responded", httpStatus, body: text };
  const { result } = await interpretResponse(response, {
    kind: "read",
    decode,
    redact: (message) => message,
  });
  return result.ok ? result.value : result.error.code;
}
const xml = (inner: string) =>
  `<?xml version="1.0"?>\n<Response>${inner}<Status>Success</Status></Response>`;
const Status = "Success";
const person = {
  email: "a@b.c",
  name: "A",
  code: "jJY1av1o",
  conferenceCode: "x",
  moderator: "yes",
  added: "2024-01-19 12:14:27",
  is_deleted: "no",
};
const tags = (fields: object) =>
  Object.entries(fields)
    .map(([name, value]) => `<${name}>${value}</${name}>`)
    .join("");

describe("XML without namespaces", () => {
  const item = (title: string) =>
    `<Item><title>${title}</title><code>c</code><description/></Item>`;
  const titles = async (inner: string) => {
    const list = await read(decoders.conferences, xml(`<conferences>${inner}</conferences>`));
    return Array.isArray(list) ? list.map((one) => one.title) : list;
  };
  test("reads lists of zero, one and many, with or without white space", async () => {
    expect(await titles("")).toEqual([]);
    expect(await titles("\n  ")).toEqual([]);
    expect(await read(decoders.conferences, xml("<conferences/>"))).toEqual([]);
    expect(await titles(item("a"))).toEqual(["a"]);
    expect(await titles(`\n ${item("a")}\n ${item("b")}\n`)).toEqual(["a", "b"]);
  });
  test.each(["007", "1e5", "true", "null", "0x1F", " x ", "   ", "-0", "12345678901234567890"])(
    "keeps %j as text",
    async (title) => {
      expect(await titles(item(title))).toEqual([title]);
    },
  );
  test.each([
    ["&amp;lt;", "&lt;"],
    ["&#1055;&#x41F;", "ПП"],
    ["<![CDATA[&amp;<b>]]>]]&gt;", "&amp;<b>]]>"],
    ["a\r\nb&#13;", "a\nb\r"],
    ["a&#0;b&#x1F;", "a\uFFFDb\uFFFD"],
  ])("decodes %j once", async (written, meant) => {
    expect(await titles(item(written))).toEqual([meant]);
  });
  test.each([
    `<!DOCTYPE Response [<!ENTITY a "b">]>${xml("<title>&a;</title><code>c</code>").slice(22)}`,
    xml("<title>&nbsp;</title><code>c</code>"),
    xml("<title>a & b</title><code>c</code>"),
    xml("<title>a</title><code>c</code>").replace("</Response>", ""),
    xml("<title>a</titles><code>c</code>"),
    xml("<title>a</code><code>c</title>"),
    xml("<title>]]></title><code>c</code>"),
    xml("<title>&#xD800;</title><code>c</code>"),
    xml("<title>&#1114112;</title><code>c</code>"),
    xml("<title>&am<!-- -->p;</title><code>c</code>"),
    xml("<title>a</title>text<code>c</code>"),
    xml("<title>a</title><?x y?><code>c</code>"),
    xml("<title>a</title><code>c</code><__proto__/>"),
    xml("<title>a</title><code>c</code><x y/>"),
    xml("<title>a<b>c</b></title><code>c</code>"),
    xml("<title>a</title><title>b</title><code>c</code>"),
    `${xml("<title>a</title><code>c</code>")}<Response/>`,
    xml(`${"<a>".repeat(40)}${"</a>".repeat(40)}<title>a</title><code>c</code>`),
  ])("is refused: %s", async (body) => {
    expect(await read(decoders.conference, body)).toBe("not-understood");
  });
});

describe("casing and types", () => {
  test.each([
    { title: "T", code: "c", description: "d" },
    { Title: "T", Code: "c", Description: "d" },
    { TITLE: "T", CODE: "c", DESCRIPTION: "d", Surprise: [{}], Public: "" },
  ])("%j", async (fields) => {
    expect(await read(decoders.conference, { ...fields, Status })).toMatchObject({
      title: "T",
      code: "c",
      description: "d",
      public: null,
    });
    expect(
      await read(decoders.conferences, { Conferences: [fields], status: Status }),
    ).toHaveLength(1);
    expect(
      await read(decoders.conference, xml(tags(fields).replace("[object Object]", ""))),
    ).toMatchObject({ title: "T" });
  });
  test.each([
    ["yes", true],
    ["Yes", true],
    ["1", true],
    [1, true],
    [true, true],
    ["true", true],
    ["no", false],
    [0, false],
    [false, false],
    [null, false],
  ])("reads moderator %j as %j", async (moderator, meant) => {
    expect(
      await read(decoders.roster, { Clients: [{ ...person, moderator }], Status }),
    ).toMatchObject([{ moderator: meant }]);
    expect(await read(decoders.participant, { ...person, moderator, Status })).toMatchObject({
      moderator: meant,
    });
  });
  test("reads numbers as text, except rounded ones", async () => {
    expect(await read(decoders.conference, { title: 7, code: 198, Status })).toMatchObject({
      title: "7",
      code: "198",
    });
    expect(
      await read(
        decoders.conference,
        `{"title":"a","code":12345678901234567890,"Status":"Success"}`,
      ),
    ).toBe("not-understood");
  });
  test("reads newer fields if present", async () => {
    const fields = {
      title: "a",
      code: "c",
      FolderCode: "a8GESjhK",
      StartAt: "2026-01-02 03:04:05",
      Timezone: "Europe/Riga",
      Duration: "3600",
      Lobby: "yes",
      Public: "no",
      Status,
    };
    const meant = {
      folderCode: "a8GESjhK",
      startAt: fields.StartAt,
      timezone: "Europe/Riga",
      duration: 3600,
      lobby: true,
      public: false,
      showRecords: null,
    };
    expect(await read(decoders.conference, fields)).toMatchObject(meant);
    expect(
      await read(decoders.conference, xml(tags(fields).replace("<Status>Success</Status>", ""))),
    ).toMatchObject(meant);
  });
  test.each([null, "", [], {}])("reads an empty list from %j", async (Clients) => {
    expect(await read(decoders.roster, { Clients, Status })).toEqual([]);
  });
  test.each([
    {},
    { Clients: 7 },
    { Clients: "x" },
    { Clients: [null] },
    { Clients: [{ email: "a" }] },
    { Clients: [{ ...person, is_deleted: "perhaps" }] },
    { Clients: [person, {}] },
  ])("refuses a roster with one unreadable entry: %j", async (fields) => {
    expect(await read(decoders.roster, { ...fields, Status })).toBe("not-understood");
  });
});

describe("a write succeeds only with a complete response", () => {
  const invited = { inviteLink: "https://x.boomstream.com/invite.html?jwt=eyJ" };
  const write = async (body: string, httpStatus = 200) =>
    (
      await interpretResponse(
        { kind: "responded", httpStatus, body },
        { kind: "write", decode: decoders.invited, redact: (message) => message },
      )
    ).result;
  test("requires the link", async () => {
    expect(await write(JSON.stringify({ ...invited, Status }))).toMatchObject({
      ok: true,
      value: { link: invited.inviteLink },
    });
  });
  test.each([
    JSON.stringify({ Status }),
    JSON.stringify({ inviteLink: "javascript:alert(1)", Status }),
    JSON.stringify({ ...invited, Status: "success" }),
    JSON.stringify({ ...invited, Status: true }),
    JSON.stringify(invited),
    JSON.stringify({ ...invited, Status }).slice(0, -1),
    "<html><body>502</body></html>",
    "",
  ])("nothing is known after %j", async (body) => {
    expect(await write(body)).toEqual({
      ok: false,
      error: { code: "unknown-outcome", lost: "garbled" },
    });
  });
  test("refuses Success with HTTP 500", async () => {
    expect(await write(JSON.stringify({ ...invited, Status }), 500)).toMatchObject({
      error: { code: "unknown-outcome" },
    });
  });
});

describe("a list", () => {
  test("keeps revoked participants and the raw `added` text", async () => {
    expect(
      await read(decoders.roster, {
        Clients: [{ ...person, is_deleted: "yes", added: "31.12.2024" }],
        Status,
      }),
    ).toMatchObject([{ revoked: true, added: "31.12.2024" }]);
  });
  test("keeps two conferences with the same title apart", async () => {
    const conferences = [
      { title: "Testik", code: "a" },
      { title: "Testik", code: "b" },
    ];
    expect(await read(decoders.conferences, { conferences, Status })).toMatchObject([
      { code: "a" },
      { code: "b" },
    ]);
  });
});

test("50,000 people in one response do not block the event loop", async () => {
  const Clients = Array.from({ length: 50_000 }, (_, at) => ({ ...person, code: `c${at}` }));
  const body = JSON.stringify({ Clients, Status });
  let turns = 0;
  let running = true;
  const turn = () => {
    turns += 1;
    if (running) setImmediate(turn);
  };
  setImmediate(turn);
  expect(await read(decoders.roster, body)).toHaveLength(50_000);
  running = false;
  // One turn would mean that nothing else could run meanwhile.
  expect(turns).toBeGreaterThan(3);
});

describe("a Failed response", () => {
  test.each([
    ["Invalid API key", 200, "key-refused"],
    ["Media not found", 200, "not-found"],
    ["Conference not found", 404, "not-found"],
    ["Method not found", 200, "refused"],
    ["Quota exceeded <b>now</b>", 200, "refused"],
    [undefined, 200, "refused"],
    ["whatever", 403, "key-refused"],
  ])("%j with HTTP %d: %s", async (Message, httpStatus, code) => {
    expect(await read(decoders.conference, { Status: "Failed", Message }, httpStatus)).toBe(code);
  });
  test("keeps its Message as text", async () => {
    const body = JSON.stringify({ Status: "Failed", message: "Лимит <b>исчерпан</b> & всё" });
    const { result } = await interpretResponse(
      { kind: "responded", httpStatus: 200, body },
      { kind: "write", decode: decoders.created, redact: (message) => message },
    );
    expect(result).toEqual({
      ok: false,
      error: { code: "refused", message: "Лимит <b>исчерпан</b> & всё" },
    });
  });
});
