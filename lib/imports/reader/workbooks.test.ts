import { strToU8, zipSync } from "fflate";
import { expect, it } from "vitest";
import { readList } from "./read-list";

const R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
type Part = Record<string, string>;

/** Returns a workbook of one sheet as a writer stores it; `more` has further files by path. */
function book(sheet: string, more: Part = {}, after = ""): Uint8Array {
  const files: Part = {
    "xl/workbook.xml": `<workbook xmlns:r="${R}"><sheets><sheet name="Guests" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": `<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>`,
    "xl/worksheets/sheet1.xml": `<worksheet xmlns:r="${R}"><sheetData>${sheet}</sheetData>${after}</worksheet>`,
    ...more,
  };
  return zipSync(
    Object.fromEntries(Object.entries(files).map(([path, xml]) => [path, strToU8(xml)])),
  );
}

const cell = (text: string, attributes = "") =>
  `<c ${attributes} t="inlineStr"><is><t>${text}</t></is></c>`;
const row = (...cells: string[]) => `<row>${cells.join("")}</row>`;
const HEADS = row(cell("Name"), cell("Email"));

async function read(bytes: Uint8Array) {
  const { rows } = await readList({ kind: "file", bytes });
  const people = rows.filter(({ state }) => state !== "skipped");
  return {
    people: people.map(({ email, name }) => `${email}=${name}`).join("|"),
    skipped: rows.flatMap(({ email, reason }) => (reason ? [`${email}: ${reason}`] : [])),
  };
}

const STYLES = `<styleSheet><fonts><font><sz/></font><font><strike/></font><font><strike val="0"/></font></fonts>
<cellStyleXfs><xf fontId="1"/></cellStyleXfs><cellXfs><xf fontId="0"/><xf fontId="1"/><xf fontId="2"/></cellXfs></styleSheet>`;

it("skips crossed-out rows, addresses and names in an XLSX workbook", async () => {
  const sheet = [
    HEADS,
    row(cell("Anna Petrova", 's="1"'), cell("a@x.org", 's="1"')),
    row(cell("Boris Orlov"), cell("b@x.org", 's="1"')),
    row(cell("Clara Weiss", 's="1"'), cell("c@x.org")),
    row(cell("Dora Lang", 's="2"'), cell("d@x.org")),
  ];
  expect(await read(book(sheet.join(""), { "xl/styles.xml": STYLES }))).toEqual({
    people: "d@x.org=Dora Lang",
    skipped: ["a@x.org: crossedOut", "b@x.org: crossedOut", "c@x.org: crossedOut"],
  });
});

it("reads the replacement of a crossed-out part of a cell", async () => {
  const strings = [
    "<si><t>Name</t></si><si><t>Email</t></si>",
    "<si><r><t>Anna </t></r><r><rPr><strike/></rPr><t>Petrova</t></r><r><rPr><b/></rPr><t>Orlova</t></r></si>",
    "<si><r><rPr><b/><strike/></rPr><t>old@x.org</t></r><r><t> new@x.org</t></r></si>",
  ];
  const at = (index: number) => `<c t="s"><v>${index}</v></c>`;
  const bytes = book(row(at(0), at(1)) + row(at(2), at(3)), {
    "xl/sharedStrings.xml": `<sst>${strings.join("")}</sst>`,
  });
  expect(await read(bytes)).toEqual({
    people: "new@x.org=Anna Orlova",
    skipped: ["old@x.org: crossedOut"],
  });
});

it("skips the crossed-out address in the link of a crossed-out name", async () => {
  const sheet =
    row(cell("Guest")) +
    row(cell("Anna Petrova", 'r="A2" s="1"')) +
    row(cell("Boris Orlov", 'r="A3"'));
  const links = [2, 3].map((line) => `<hyperlink ref="A${line}" r:id="rId${line}"/>`).join("");
  const targets = `<Relationship Id="rId2" Target="mailto:a@x.org"/><Relationship Id="rId3" Target="mailto:b@x.org?subject=Hi"/>`;
  const bytes = book(
    sheet,
    {
      "xl/styles.xml": STYLES,
      "xl/worksheets/_rels/sheet1.xml.rels": `<Relationships>${targets}</Relationships>`,
    },
    `<hyperlinks>${links}</hyperlinks>`,
  );
  expect(await read(bytes)).toEqual({
    people: "b@x.org=Boris Orlov",
    skipped: ["a@x.org: crossedOut"],
  });
});

it("skips crossed-out text in an OpenDocument sheet", async () => {
  const p = (text: string, style = "") =>
    `<table:table-cell${style && ` table:style-name="${style}"`}><text:p>${text}</text:p></table:table-cell>`;
  const span = (text: string) => `<text:span text:style-name="gone">${text}</text:span>`;
  const line = (...cells: string[]) => `<table:table-row>${cells.join("")}</table:table-row>`;
  const content = `<office:document-content><office:automatic-styles><style:style style:name="gone"><style:text-properties style:text-line-through-style="solid"/></style:style><style:style style:name="plain"><style:text-properties style:text-line-through-style="none"/></style:style></office:automatic-styles><office:body><office:spreadsheet><table:table table:name="Guests">
${line(p("Name"), p("E-mail"))}${line(p("Anna Petrova", "gone"), p("a@x.org", "gone"))}${line(p("Boris Orlov", "plain"), p(`${span("old@x.org")} b@x.org`))}
</table:table></office:spreadsheet></office:body></office:document-content>`;
  expect(await read(zipSync({ "content.xml": strToU8(content) }))).toEqual({
    people: "b@x.org=Boris Orlov",
    skipped: ["a@x.org: crossedOut", "old@x.org: crossedOut"],
  });
});

it.each([
  [
    "styles",
    `<table><tr><th>Name</th><th>Email</th></tr><tr><td style="text-decoration:line-through">Anna Petrova</td><td style="color:red; text-decoration: line-through">a@x.org</td></tr><tr><td>Boris Orlov</td><td>b@x.org</td></tr></table>`,
  ],
  [
    "rows",
    `<table><tr><th>Name</th><th>Email</th></tr><tr style='text-decoration-line: line-through'><td>Anna Petrova</td><td>a@x.org</td></tr><tr><td>Boris Orlov</td><td>b@x.org</td></tr></table>`,
  ],
  [
    "nested elements",
    `<p><span style="text-decoration:line-through"><span>Anna</span> Petrova, <a href="mailto:a@x.org">a@x.org</a></span></p><p>Boris Orlov, b@x.org</p>`,
  ],
  [
    "the address only",
    `<table><tr><th>Name</th><th>Email</th></tr><tr><td>Anna Petrova</td><td><s>a@x.org</s></td></tr><tr><td>Boris Orlov</td><td>b@x.org</td></tr></table>`,
  ],
])("skips what HTML crosses out by %s", async (_kind, html) => {
  expect(await read(strToU8(html))).toEqual({
    people: "b@x.org=Boris Orlov",
    skipped: ["a@x.org: crossedOut"],
  });
});

it("reads a sheet with formatting down to row 1,048,576 and column AMJ quickly", async () => {
  const far = `<row r="1048576" s="1" customFormat="1"><c r="AMJ1048576" s="1"/></row>`;
  const wide = Array.from({ length: 1_024 }, () => `<c s="1"/>`).join("");
  const sheet = `<row r="3">${cell("Name", 'r="C3"')}${cell("Email", 'r="AMJ3"')}${wide}</row><row r="9">${cell("Anna", 'r="C9"')}${cell("a@x.org", 'r="AMJ9"')}</row>${far}`;
  const { rows, table } = await readList({ kind: "file", bytes: book(sheet) });
  expect(rows).toMatchObject([{ email: "a@x.org", name: "Anna", line: 9 }]);
  expect(table?.grid.columns).toBe(2);
});

it("reads numbers, dates, booleans, errors and formulas beside addresses", async () => {
  const sheet = [
    row(cell("Name"), cell("Email"), cell("Since")),
    row(`<c><v>1.5E3</v></c>`, cell("a@x.org"), `<c s="1"><v>45987</v></c>`),
    row(
      `<c t="str"><f>A1&amp;B1</f><v>Boris Orlov</v></c>`,
      cell("b@x.org"),
      `<c t="b"><v>1</v></c>`,
    ),
    row(`<c t="e"><v>#N/A</v></c>`, cell("c@x.org"), `<c t="d"><v>2026-11-26</v></c>`),
    row(cell("Dora_x000D_"), `<c t="str"><f>HYPERLINK("mailto:d@x.org","mail")</f><v>mail</v></c>`),
  ];
  expect((await read(book(sheet.join("")))).people).toBe(
    "a@x.org=1500|b@x.org=Boris Orlov|c@x.org=|d@x.org=Dora",
  );
});

it("reads a merged title, prefixed tags and parts with absolute targets", async () => {
  const bytes = book("", {
    "xl/_rels/workbook.xml.rels": `<Relationships><Relationship Id="rId1" Target="/xl/lists/one.xml"/></Relationships>`,
    "xl/lists/one.xml": `<?xml version="1.0"?><x:worksheet><x:sheetData><x:row r="1"><x:c r="A1" t="inlineStr"><x:is><x:t>Guests of the forum</x:t></x:is></x:c></x:row>
<x:row r="2"><x:c r="A2" t="inlineStr"><x:is><x:t>Name</x:t></x:is></x:c><x:c r="B2" t="inlineStr"><x:is><x:t>Email</x:t></x:is></x:c></x:row>
<x:row r="3"><x:c r="A3" t="inlineStr"><x:is><x:t><![CDATA[Anna & Boris]]></x:t></x:is></x:c><x:c r="B3" t="inlineStr"><x:is><x:t>a@x.org</x:t></x:is></x:c></x:row></x:sheetData><x:mergeCells><x:mergeCell ref="A1:B1"/></x:mergeCells></x:worksheet>`,
  });
  expect((await read(bytes)).people).toBe("a@x.org=Anna & Boris");
});
