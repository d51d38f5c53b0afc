import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startSandbox } from "@/lib/sandbox/server";
import type { Sandbox } from "@/lib/sandbox/server";
import { boomstream } from "./client";
import { parseJson } from "./json";
import { runAtOnce } from "./time-slicing";
import { KEY } from "./testing/service";
import { parseXml } from "./xml";
import { sanitizeText } from "./fields";

// Fixed, so that it fails only for a change.
fc.configureGlobal({ seed: 16 });

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

// Node's server limits a request's line and headers to 16 KB.
const fitsAnAddress = (...texts: string[]) =>
  encodeURIComponent(texts.map(sanitizeText).join("")).length < 14_000;

test("a conference reads the same in every mode", async () => {
  const modes = [by("post", "json"), by("get", "json"), by("get", "xml"), by("post", "xml")];
  await fc.assert(
    fc.asyncProperty(title, anyText, fc.nat({ max: 3 }), async (title, description, writer) => {
      const maker = fitsAnAddress(title, description) ? modes[writer] : modes[0];
      const made = await maker?.createConference({ title, description });
      if (!made?.ok) throw new Error(JSON.stringify(made));
      const { code } = made.value;
      for (const mode of modes) {
        const info = await mode.conferenceInfo(code);
        expect(info.ok && [info.value.title, info.value.description]).toEqual([
          sanitizeText(title),
          sanitizeText(description),
        ]);
        const list = await mode.listConferences();
        expect(list.ok && list.value.map((one) => one.title)).toEqual([sanitizeText(title)]);
      }
      expect((await modes[0]?.deleteConference(code))?.ok).toBe(true);
    }),
    { numRuns: 30 },
  );
});

test("a participant reads the same in every mode", async () => {
  const modes = [by("post", "json"), by("get", "json"), by("get", "xml"), by("post", "xml")];
  const made = await modes[0]?.createConference({ title: "People" });
  if (!made?.ok) throw new Error("no conference");
  await fc.assert(
    fc.asyncProperty(title, fc.emailAddress(), fc.boolean(), async (name, email, moderator) => {
      const invited = await modes[0]?.invite(made.value.code, {
        email,
        name,
        moderator,
        notify: false,
      });
      expect(invited?.ok && invited.value).toMatchObject({
        email,
        name: sanitizeText(name),
        moderator,
      });
      const [first, ...others] = await Promise.all(
        modes.map((mode) => mode.roster(made.value.code)),
      );
      expect(first?.ok && first.value.at(-1)).toMatchObject({
        email,
        name: sanitizeText(name),
        moderator,
        revoked: false,
      });
      for (const other of others) expect(other).toEqual(first);
      const last = first?.ok ? first.value.at(-1) : undefined;
      for (const mode of modes)
        expect(await mode.participantInfo(last?.code ?? "")).toEqual({ ok: true, value: last });
    }),
    { numRuns: 30 },
  );
});

// Documents with their expected values: a parser's output proves nothing about itself.
type Written = { xml: string; means: unknown };
const name = fc
  .stringMatching(/^[a-zA-Z]{1,8}$/)
  .filter((one) => one.toLowerCase() !== "item" && !(one in {}));
const blank = fc.constantFrom("", "", "\n  ", "<!-- <x> & -->\t");
const xmlText: fc.Arbitrary<Written> = fc
  .array(
    fc.constantFrom(
      ...Object.entries({
        a: "a",
        " ": " ",
        "\r\n": "\n",
        "&amp;": "&",
        "&lt;": "<",
        "&#38;lt;": "&lt;",
        "&#1055;": "П",
        "&#x1F469;": "👩",
        "&#13;": "\r",
        "&#1;": "\uFFFD",
        "<![CDATA[<&#1;&amp;]]>": "<&#1;&amp;",
        "<![CDATA[ ]]>": " ",
        "<!-- &#1; -->": "",
        "]": "]",
        '"': '"',
        я: "я",
      }),
    ),
    { maxLength: 8 },
  )
  .map((parts) => ({
    xml: parts.map(([written]) => written).join(""),
    means: parts.map(([, meant]) => meant).join(""),
  }));
const { node } = fc.letrec<{ node: Written }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 4 },
    xmlText,
    fc
      .uniqueArray(fc.tuple(name, tie("node"), blank), {
        selector: ([one]) => one,
        minLength: 1,
        maxLength: 4,
      })
      .map((children) => ({
        xml: children
          .map(([tag, { xml }, gap]) => `<${tag} a="1>">${xml}</${tag} >${gap}`)
          .join(""),
        means: Object.fromEntries(children.map(([tag, { means }]) => [tag, means])),
      })),
    fc.array(fc.tuple(tie("node"), blank), { minLength: 1, maxLength: 3 }).map((items) => ({
      xml: items.map(([{ xml }, gap]) => `${gap}<Item>${xml}</Item>`).join(""),
      means: { Item: items.map(([{ means }]) => means) },
    })),
  ),
}));
const response = (inner: string) => `<?xml version="1.0"?>\n<Response>${inner}</Response>\n`;
const readXml = (document: string) => runAtOnce(parseXml(document))?.value;

test("an XML document parses to the value that it was written from", () => {
  fc.assert(
    fc.property(node, ({ xml, means }) => {
      expect(readXml(response(`<x>${xml}</x><y/>`))).toEqual({ x: means, y: "" });
    }),
    { numRuns: 200 },
  );
});

test("a long XML list parses in pieces to the same value or fails", () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(node, blank), { minLength: 1, maxLength: 6 }), (some) => {
      const times = Math.ceil(1_500 / some.length);
      const items = some.map(
        ([{ xml }, gap]) => `<Item><n>${xml}</n><f>${"f".repeat(30)}</f></Item>${gap}`,
      );
      const list = items.join("").repeat(times);
      const means = Array.from({ length: times }, () => some)
        .flat()
        .map(([one]) => ({ n: one.means, f: "f".repeat(30) }));
      const document = response(`<before>1</before><x>${list}</x><z/><after><x>2</x></after>`);
      expect(readXml(document)).toEqual({
        before: "1",
        x: { Item: means },
        z: "",
        after: { x: "2" },
      });
      for (const bad of [
        document.slice(0, -12),
        document.replace("</x><z/>", "<Item></x><z/>"),
        document.replace("</x><z/>", "text</x><z/>"),
        document.replace("</x><z/>", "<other/></x><z/>"),
        document.replace("</x><z/>", "<item/></x><z/>"),
        document.replace("<z/>", "<x/>"),
        document.replace("</x><z/>", "<Item>&nbsp;</Item></x><z/>"),
        document.replace("<before>", "text<before>"),
      ]) {
        expect(bad).not.toBe(document);
        expect(readXml(bad)).toBeUndefined();
      }
    }),
    { numRuns: 4 },
  );
}, 60_000);

test("the XML reader refuses text that can't be cut into pieces", () => {
  const long = "x".repeat(140_000);
  expect(readXml(response(`<title>${long.slice(70_000)}</title>`))).toBeDefined();
  expect(readXml(response(`<title>${long}</title>`))).toBeUndefined();
  expect(readXml(response(`<l><Item>${long}</Item><Item/></l>`))).toBeUndefined();
});

test("the XML reader refuses every truncated document", () => {
  const document =
    '<?xml version="1.0"?><Response><Clients><Item a="b"><n>&amp;x</n></Item></Clients><S><![CDATA[y]]></S></Response>';
  expect(runAtOnce(parseXml(document))).toBeDefined();
  for (let end = 0; end < document.length; end += 1)
    expect(runAtOnce(parseXml(document.slice(0, end)))).toBeUndefined();
});

test("long JSON lists parse in pieces to the value of JSON.parse", () => {
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
      expect(runAtOnce(parseJson(text))).toEqual(JSON.parse(text));
      for (const bad of [
        text.slice(0, -1),
        text.replace(/\](?=[^\]]*$)/, ",]"),
        `${text}}`,
        text.replace("{", "["),
      ]) {
        expect(runAtOnce(parseJson(bad))).toBeUndefined();
      }
    }),
    { numRuns: 6 },
  );
});

test("an extra comma at a cut is an error", () => {
  const long = JSON.stringify("x".repeat(200_000));
  expect(runAtOnce(parseJson(`{"list":[${long},${long}]}`))).toBeDefined();
  for (const list of [`${long},${long},`, `${long},,${long}`, `,${long},${long}`]) {
    expect(runAtOnce(parseJson(`{"list":[${list}]}`))).toBeUndefined();
  }
});
