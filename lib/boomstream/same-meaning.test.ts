import fc from "fast-check";
import { XMLParser } from "fast-xml-parser";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startSandbox } from "@/lib/sandbox/server";
import type { Sandbox } from "@/lib/sandbox/server";
import { boomstream } from "./client";
import { parseJson } from "./json";
import { atOnce } from "./paced";
import { KEY } from "./testing/service";
import { carriable } from "./text";
import { parseXml } from "./xml";

const awkward = fc.constantFrom(
  "007",
  "1e5",
  "true",
  "null",
  "0x1F",
  " padded ",
  "\t\n",
  "]]>",
  "<![CDATA[x]]>",
  "&amp;lt;",
  "&#65;",
  "a\r\nb\rc",
  "👩‍👩‍👧 конференция",
  "\u0000\u0001\u0008",
  "\ud800 alone",
  "\ufffe\uffff",
  "x".repeat(10_000),
  "<b>",
  "'\"`",
  "__proto__",
  "%26+ ",
  "-0",
  "12345678901234567890",
  "Infinity",
  "\u2028\u0085\u00a0",
);
const anyText = fc.oneof(
  awkward,
  fc.string({ unit: "binary", maxLength: 40 }),
  fc.string({ unit: "grapheme", maxLength: 40 }),
);
const title = anyText.filter((one) => one !== "");

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox({ port: 0, file: ":memory:", apiKey: KEY });
});
afterAll(() => sandbox.close());

const by = (transport: "post" | "get", format: "json" | "xml") =>
  boomstream({ projectId: "meaning", apiUrl: sandbox.url, apiKey: KEY, transport, format });

// A GET's line and headers may hold 16 KB in Node's own server.
const fitsAnAddress = (...texts: string[]) =>
  encodeURIComponent(texts.map(carriable).join("")).length < 14_000;

test("a conference means the same by every road, however it was made", async () => {
  const roads = [by("post", "json"), by("get", "json"), by("get", "xml"), by("post", "xml")];
  await fc.assert(
    fc.asyncProperty(title, anyText, fc.nat({ max: 3 }), async (title, description, writer) => {
      const maker = fitsAnAddress(title, description) ? roads[writer] : roads[0];
      const made = await maker?.createConference({ title, description });
      if (!made?.ok) throw new Error(JSON.stringify(made));
      const { code } = made.value;
      for (const road of roads) {
        const info = await road.conferenceInfo(code);
        expect(info.ok && [info.value.title, info.value.description]).toEqual([
          carriable(title),
          carriable(description),
        ]);
        const list = await road.listConferences();
        expect(list.ok && list.value.map((one) => one.title)).toEqual([carriable(title)]);
      }
      expect((await roads[0]?.deleteConference(code))?.ok).toBe(true);
    }),
    { numRuns: 60 },
  );
}, 30_000);

test("a participant means the same by every road", async () => {
  const roads = [by("post", "json"), by("get", "json"), by("get", "xml"), by("post", "xml")];
  const made = await roads[0]?.createConference({ title: "People" });
  if (!made?.ok) throw new Error("no conference");
  await fc.assert(
    fc.asyncProperty(title, fc.emailAddress(), fc.boolean(), async (name, email, moderator) => {
      const invited = await roads[0]?.invite(made.value.code, {
        email,
        name,
        moderator,
        notify: false,
      });
      expect(invited?.ok && invited.value).toMatchObject({
        email,
        name: carriable(name),
        moderator,
      });
      const [first, ...others] = await Promise.all(
        roads.map((road) => road.roster(made.value.code)),
      );
      expect(first?.ok && first.value.at(-1)).toMatchObject({
        email,
        name: carriable(name),
        moderator,
        revoked: false,
      });
      for (const other of others) expect(other).toEqual(first);
      const last = first?.ok ? first.value.at(-1) : undefined;
      for (const road of roads)
        expect(await road.participantInfo(last?.code ?? "")).toEqual({ ok: true, value: last });
    }),
    { numRuns: 30 },
  );
}, 30_000);

const oracle = new XMLParser({
  parseTagValue: false,
  trimValues: false,
  isArray: (name) => name === "Item",
  processEntities: { enabled: true, maxExpandedLength: Number.MAX_SAFE_INTEGER },
});
const name = fc
  .stringMatching(/^[a-zA-Z]{1,8}$/)
  .filter((one) => one.toLowerCase() !== "item" && !(one in {}));
const xmlText = fc.string({
  unit: fc.constantFrom("a", " ", "\n", "&amp;", "&lt;", "]", "<![CDATA[<&]]>", "я"),
  maxLength: 12,
});
const { node } = fc.letrec<{ node: string }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 4 },
    xmlText,
    fc
      .uniqueArray(fc.tuple(name, tie("node")), {
        selector: ([one]) => one,
        minLength: 1,
        maxLength: 4,
      })
      .map((children) =>
        children.map(([tag, inner]) => `<${tag} a="1">${inner}</${tag}>`).join(""),
      ),
    fc
      .array(tie("node"), { minLength: 1, maxLength: 3 })
      .map((items) => items.map((one) => `<Item>${one}</Item>`).join("")),
  ),
}));

test("the XML reader agrees with fast-xml-parser on whole documents", () => {
  fc.assert(
    fc.property(node, (inner) => {
      const document = `<?xml version="1.0"?><Response><x>${inner}</x><y/></Response>`;
      const known: unknown = oracle.parse(document);
      expect({ Response: atOnce(parseXml(document))?.value }).toEqual({
        Response: Object(known).Response,
      });
    }),
    { numRuns: 500 },
  );
});

test("the XML reader refuses every document that was cut short", () => {
  const document =
    '<?xml version="1.0"?><Response><Clients><Item a="b"><n>&amp;x</n></Item></Clients><S><![CDATA[y]]></S></Response>';
  expect(atOnce(parseXml(document))).toBeDefined();
  for (let end = 0; end < document.length; end += 1)
    expect(atOnce(parseXml(document.slice(0, end)))).toBeUndefined();
});

test("long lists are parsed in pieces to the same value as by JSON.parse", () => {
  const tricky = fc.oneof(awkward, fc.constantFrom('\\"', "],[", '"},{"', "\\\\"));
  const element = fc.oneof(
    fc.record({ a: tricky, b: fc.jsonValue({ maxDepth: 3 }) }),
    tricky,
    fc.integer(),
  );
  fc.assert(
    fc.property(fc.array(element, { minLength: 1, maxLength: 20 }), tricky, (elements, key) => {
      const list = Array.from({ length: 1_500 }, () => elements).flat();
      const text = JSON.stringify({ before: [1], [key]: list, after: { [key]: [[], {}] } });
      expect(atOnce(parseJson(text))).toEqual(JSON.parse(text));
      for (const bad of [
        text.slice(0, -1),
        text.replace(/\](?=[^\]]*$)/, ",]"),
        `${text}}`,
        text.replace("{", "["),
      ]) {
        expect(atOnce(parseJson(bad))).toBeUndefined();
      }
    }),
    { numRuns: 6 },
  );
}, 30_000);

test("a comma too many at a cut is as wrong as anywhere else", () => {
  const long = JSON.stringify("x".repeat(200_000));
  expect(atOnce(parseJson(`{"list":[${long},${long}]}`))).toBeDefined();
  for (const list of [`${long},${long},`, `${long},,${long}`, `,${long},${long}`]) {
    expect(atOnce(parseJson(`{"list":[${list}]}`))).toBeUndefined();
  }
});
