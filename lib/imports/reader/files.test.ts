import { strToU8, unzipSync, zipSync } from "fflate";
import { expect, it } from "vitest";
import { decodeFile } from "./formats/decode";
import { readList } from "./read-list";
import { adversarialText } from "./testing/adversarial";
import { lostAddresses } from "./testing/invariant";
import { LIMITS, UnreadableList } from "./common/types";

const people = (rows: readonly { state: string; email: string; name: string }[]) =>
  rows.filter(({ state }) => state !== "skipped").map(({ email, name }) => `${email}=${name}`);

const NS = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"';

function xlsx(sheets: readonly { name: string; state?: string; data: string }[]): Uint8Array {
  const list = sheets.map(
    ({ name, state }, at) =>
      `<sheet name="${name}" sheetId="${at + 1}" r:id="rId${at + 1}"${state ? ` state="${state}"` : ""}/>`,
  );
  const targets = sheets.map(
    (_, at) => `<Relationship Id="rId${at + 1}" Target="worksheets/sheet${at + 1}.xml"/>`,
  );
  return zipSync({
    "xl/workbook.xml": strToU8(`<workbook ${NS}><sheets>${list.join("")}</sheets></workbook>`),
    "xl/_rels/workbook.xml.rels": strToU8(`<Relationships>${targets.join("")}</Relationships>`),
    ...Object.fromEntries(
      sheets.map(({ data }, at) => [
        `xl/worksheets/sheet${at + 1}.xml`,
        strToU8(`<worksheet><sheetData>${data}</sheetData></worksheet>`),
      ]),
    ),
  });
}

const row = (cells: readonly string[], attributes = "") =>
  `<row ${attributes}>${cells.map((cell) => `<c t="inlineStr"><is><t>${cell}</t></is></c>`).join("")}</row>`;
const HEADS = row(["Email", "Name"]);

it("counts hidden rows and sheets, and reads them on request", async () => {
  const bytes = xlsx([
    { name: "Old", state: "veryHidden", data: HEADS + row(["old@x.org", "Old"]) },
    {
      name: "Guests",
      data: HEADS + row(["a@x.org", "Anna"]) + row(["b@x.org", "Boris"], 'hidden="1"'),
    },
  ]);
  const seen = await readList({ kind: "file", bytes });
  expect(people(seen.rows)).toEqual(["a@x.org=Anna"]);
  expect(seen.sheet).toBe(1);
  expect(seen.sheets).toMatchObject([
    { name: "Old", visibility: "veryHidden" },
    { name: "Guests", visibility: "visible", hiddenRows: 1 },
  ]);
  const all = await readList({ kind: "file", bytes }, { includeHidden: true });
  expect(people(all.rows)).toEqual(["a@x.org=Anna", "b@x.org=Boris"]);
  const old = await readList({ kind: "file", bytes }, { includeHidden: true, sheet: 0 });
  expect(people(old.rows)).toEqual(["old@x.org=Old"]);
});

it("reads OpenDocument without expanding a million empty rows", async () => {
  const cell = (text: string) => `<table:table-cell><text:p>${text}</text:p></table:table-cell>`;
  const content = `<office:document-content><office:body><office:spreadsheet><table:table table:name="Guests">
<table:table-row>${cell("Name")}${cell("E-mail")}</table:table-row>
<table:table-row>${cell("Anna Petrova")}${cell('<text:a xlink:href="mailto:a@x.org">a@x.org</text:a>')}</table:table-row>
<table:table-row table:visibility="filter">${cell("Boris")}${cell("b@x.org")}</table:table-row>
<table:table-row table:number-rows-repeated="1048573"><table:table-cell table:number-columns-repeated="1024"/></table:table-row>
</table:table></office:spreadsheet></office:body></office:document-content>`;
  const bytes = zipSync({ "content.xml": strToU8(content) });
  const { rows, sheets } = await readList({ kind: "file", bytes });
  expect(people(rows)).toEqual(["a@x.org=Anna Petrova"]);
  expect(sheets).toMatchObject([{ name: "Guests", hiddenRows: 1 }]);
});

it("reads an XML spreadsheet with the extension .xls", async () => {
  const cell = (text: string) => `<Cell><Data ss:Type="String">${text}</Data></Cell>`;
  const text = `<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook><Worksheet><Table><Row>${cell("Name")}${cell("Email")}</Row><Row>${cell("Anna")}${cell("a@x.org")}</Row></Table></Worksheet></Workbook>`;
  expect(people((await readList({ kind: "file", bytes: strToU8(text) })).rows)).toEqual([
    "a@x.org=Anna",
  ]);
});

/** Returns a file in the old binary Office format, with a stream of this name. */
function office(stream: string): Uint8Array {
  const name = Array.from(stream).flatMap((character) => [character.charCodeAt(0), 0]);
  return Uint8Array.from([
    0xd0,
    0xcf,
    0x11,
    0xe0,
    ...Array.from({ length: 508 }, () => 0),
    ...name,
  ]);
}

it.each([
  ["backslashes", (name: string) => name.replaceAll("/", "\\")],
  ["capitals", (name: string) => name.toUpperCase()],
  ["a slash in front", (name: string) => `/${name}`],
])("reads a workbook whose parts are named with %s", async (_kind, renamed) => {
  const files = unzipSync(xlsx([{ name: "Guests", data: HEADS + row(["a@x.org", "Anna"]) }]));
  const entries = Object.entries(files).map(([name, file]) => [renamed(name), file] as const);
  const { rows } = await readList({ kind: "file", bytes: zipSync(Object.fromEntries(entries)) });
  expect(people(rows)).toEqual(["a@x.org=Anna"]);
});

it("reads a Base64 name and skips a picture", async () => {
  const card = `BEGIN:VCARD\nVERSION:3.0\nFN;ENCODING=b;CHARSET=UTF-8:0J7Qu9C10YHRjw==\nEMAIL:o@x.org\nPHOTO;ENCODING=b:${"AAAA".repeat(600)}\nEND:VCARD\n`;
  expect(people((await readList({ kind: "text", text: card })).rows)).toEqual(["o@x.org=Олеся"]);
});

it.each([
  ["old-excel", Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])],
  ["not-a-spreadsheet", zipSync({ "word/document.xml": strToU8("<w/>") })],
  ["not-a-spreadsheet", zipSync({ "guests.csv": strToU8("Email\na@x.org") })],
  ["binary", office("WordDocument")],
  ["binary", office("__substg1.0_0037001F")],
  ["old-excel", office("Workbook")],
  ["locked-workbook", office("EncryptedPackage")],
  ["binary", strToU8("%PDF-1.4\n(Anna a@x.org)")],
  ["binary", strToU8(String.raw`{\rtf1\f0 Anna <a@x.org>\par}`)],
  ["broken-workbook", strToU8("PK and nothing more")],
  ["empty", new Uint8Array()],
] as const)("refuses a file as %s", async (refusal, bytes) => {
  await expect(readList({ kind: "file", bytes })).rejects.toEqual(new UnreadableList(refusal));
});

const RUSSIAN = "Алёна Королёва;Борис Орлов;Юлия Щербакова";

it.each([
  ["koi8-r", [0xe2, 0xcf, 0xd2, 0xc9, 0xd3, 0x20, 0xef, 0xd2, 0xcc, 0xcf, 0xd7], "Борис Орлов"],
  ["ibm866", [0x81, 0xae, 0xe0, 0xa8, 0xe1, 0x20, 0x8e, 0xe0, 0xab, 0xae, 0xa2], "Борис Орлов"],
  [
    "windows-1251",
    [0xc1, 0xee, 0xf0, 0xe8, 0xf1, 0x20, 0xce, 0xf0, 0xeb, 0xee, 0xe2],
    "Борис Орлов",
  ],
  ["windows-1252", [0x4a, 0x6f, 0x73, 0xe9, 0x20, 0x4d, 0x75, 0xf1, 0x6f, 0x7a], "José Muñoz"],
  ["utf-8", [...new TextEncoder().encode(RUSSIAN), 0xe9], `${RUSSIAN}é`],
] as const)("decodes %s by its letters", async (encoding, bytes, text) => {
  expect(await decodeFile(Uint8Array.from(bytes))).toEqual({ text, encoding });
});

// `npm run bench:lists` measures the time for such texts.
it.each(Array.from({ length: 20 }, (_, seed) => seed))(
  "shows every address of adversarial text %i",
  async (seed) => {
    const text = adversarialText(seed, 100_000);
    const { rows } = await readList({ kind: "text", text });
    expect(lostAddresses(text, rows)).toEqual([]);
  },
  60_000,
);

it("reads a long text without line ends, and rejects one with too many addresses", async () => {
  const people = Array.from({ length: 5_000 }, (_, at) => `Anna Petrova <anna${at}@x.org>`);
  await expect(readList({ kind: "text", text: people.join("; ") })).resolves.toMatchObject({
    counts: { ready: 5_000 },
  });
  const tooMany = "a@x.org;".repeat(LIMITS.rows);
  await expect(readList({ kind: "text", text: tooMany })).rejects.toEqual(
    new UnreadableList("too-many-rows"),
  );
});
