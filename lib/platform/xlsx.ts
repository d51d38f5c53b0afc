import { strToU8, Zip, ZipDeflate } from "fflate";
import type { Cell } from "./csv";

const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml";

/**
 * A table as an Excel workbook with one sheet (ECMA-376, inline strings), made page by page so that
 * 100,000 rows take no more memory than one page. Every text is typed as text: nothing is a formula.
 */
export async function* xlsx(
  pages: AsyncIterable<Cell[][]>,
  sheetName: string,
): AsyncGenerator<Uint8Array> {
  let made: Uint8Array[] = [];
  let broken: Error | null = null;
  const zip = new Zip((error, part) => {
    if (error) broken = error;
    else made.push(part);
  });
  const add = (name: string) => {
    const entry = new ZipDeflate(name, { level: 6 });
    zip.add(entry);
    return entry;
  };
  for (const [name, text] of Object.entries(frame(sheetName))) {
    add(name).push(strToU8(`${HEAD}${text}`), true);
  }
  const sheet = add("xl/worksheets/sheet1.xml");
  sheet.push(strToU8(`${HEAD}<worksheet xmlns="${MAIN}"><sheetData>`));
  let written = 0;
  for await (const rows of pages) {
    sheet.push(strToU8(rows.map((row, at) => rowXml(row, written + at + 1)).join("")));
    written += rows.length;
    if (broken) throw broken;
    yield* made;
    made = [];
  }
  sheet.push(strToU8("</sheetData></worksheet>"), true);
  zip.end();
  yield* made;
}

function rowXml(cells: Cell[], number: number): string {
  const written = cells.map((cell, at) => cellXml(cell, `${columnName(at)}${number}`));
  return `<row r="${number}">${written.join("")}</row>`;
}

/** Ours have fewer than 27 columns. */
const columnName = (at: number) => String.fromCharCode(65 + at);

function cellXml(cell: Cell, address: string): string {
  if (typeof cell === "number") return `<c r="${address}"><v>${cell}</v></c>`;
  return `<c r="${address}" t="inlineStr"><is><t xml:space="preserve">${escaped(cell)}</t></is></c>`;
}

/** The maximum length of a cell's text. */
const MAX_CELL_LENGTH = 32_767;

function escaped(text: string): string {
  return (
    text
      .slice(0, MAX_CELL_LENGTH)
      // XML 1.0 forbids these, even escaped.
      // eslint-disable-next-line no-control-regex
      .replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g, "")
      .replaceAll("&", "&amp;")
      .replaceAll("<", "&lt;")
      .replaceAll(">", "&gt;")
      .replaceAll('"', "&quot;")
      .replaceAll("\r", "&#13;")
  );
}

/** The files around the sheet that make it a workbook. */
function frame(sheetName: string): Record<string, string> {
  return {
    "[Content_Types].xml":
      `<Types xmlns="${PACKAGE}/content-types">` +
      '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
      `<Override PartName="/xl/workbook.xml" ContentType="${TYPE}.sheet.main+xml"/>` +
      `<Override PartName="/xl/worksheets/sheet1.xml" ContentType="${TYPE}.worksheet+xml"/></Types>`,
    "_rels/.rels":
      `<Relationships xmlns="${PACKAGE}/relationships">` +
      `<Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    "xl/workbook.xml":
      `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>` +
      `<sheet name="${escaped(sheetName)}" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    "xl/_rels/workbook.xml.rels":
      `<Relationships xmlns="${PACKAGE}/relationships">` +
      `<Relationship Id="rId1" Type="${OFFICE}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
  };
}
