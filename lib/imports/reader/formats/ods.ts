import { Parser } from "saxen";
import { type CrossedOut, crossedInRow } from "../tables/crossed-out";
import { gridOfUsed, type Sheet, type SparseRow, type WorkbookOptions } from "./sheets";
import { LIMITS, UnreadableList } from "../common/types";
import { localName } from "./xml";

/** Maximum number of copies of a row with values that is repeated by a count. */
const MAX_ROW_REPEATS = 1_000;

type Table = { sheet: Sheet; rows: SparseRow[]; crossed: CrossedOut[]; line: number };

/** Returns the sheets of an OpenDocument spreadsheet (OASIS ODF 1.3), used cells only. */
export function readOds(xml: string, { includeHidden = false }: WorkbookOptions): Sheet[] {
  const hiddenStyles = new Set<string>();
  const struckStyles = new Set<string>();
  const tables: Table[] = [];
  const state = { style: "", paragraphs: 0, text: "", link: "", inText: false, inNote: false };
  const spans: boolean[] = [];
  let row = newRow();
  let cell = { repeat: 1, value: "", crossed: false, struck: "" };
  const parser = new Parser();
  parser.on("openTag", (tag, attributes, decode, selfClosing) => {
    const name = localName(tag);
    const attribute = (key: string) => {
      const found = Object.entries(attributes()).find(([each]) => localName(each) === key);
      return found ? decode(found[1]) : "";
    };
    const count = (key: string) => Math.max(1, Number(attribute(key)) || 1);
    if (name === "annotation") state.inNote = !selfClosing;
    if (name === "style") state.style = attribute("name");
    if (name === "table-properties" && attribute("display") === "false")
      hiddenStyles.add(state.style);
    if (name === "text-properties" && isStruck(attribute("text-line-through-style")))
      struckStyles.add(state.style);
    if (name === "table") {
      const hidden = hiddenStyles.has(attribute("style-name")) || attribute("display") === "false";
      const sheet: Sheet = {
        name: attribute("name"),
        visibility: hidden ? "hidden" : "visible",
        hiddenRows: 0,
        grid: { rows: [], columns: 0 },
        crossed: [],
      };
      tables.push({ sheet, rows: [], crossed: [], line: 0 });
    }
    if (name === "table-row") {
      const hidden = /collapse|filter/.test(attribute("visibility"));
      row = { ...newRow(), repeat: count("number-rows-repeated"), hidden };
    }
    if (name === "table-cell" || name === "covered-table-cell") {
      const error = attribute("value-type") === "" && /^(?:Err:|#)/.test(attribute("value"));
      cell = {
        repeat: count("number-columns-repeated"),
        value: error ? "" : attribute("value"),
        crossed: struckStyles.has(attribute("style-name")),
        struck: "",
      };
      Object.assign(state, { text: "", paragraphs: 0 });
    }
    if (name === "p" && !state.inNote) {
      if (state.paragraphs++ > 0) state.text += "\n";
      state.inText = !selfClosing;
    }
    if (name === "span" && !selfClosing) spans.push(struckStyles.has(attribute("style-name")));
    if (name === "s" && state.inText) state.text += " ";
    if (name === "line-break" && state.inText) state.text += "\n";
    if (name === "tab" && state.inText) state.text += "\t";
    if (name === "a") state.link = /^mailto:([^?]+)/i.exec(attribute("href"))?.[1] ?? "";
  });
  parser.on("text", (value, decode) => {
    if (!state.inText || state.inNote) return;
    if (cell.crossed || spans.includes(true)) cell.struck += decode(value);
    else state.text += decode(value);
  });
  parser.on("closeTag", (tag) => {
    const name = localName(tag);
    if (name === "annotation") state.inNote = false;
    if (name === "p") state.inText = false;
    if (name === "span") spans.pop();
    if (name === "a" && state.link !== "" && !state.text.includes("@"))
      state.text += ` <${state.link}>`;
    if (name === "table-cell" || name === "covered-table-cell") {
      const value = cell.struck === "" ? cell.value : "";
      const text = (state.text.trim() || value).slice(0, LIMITS.cell);
      if (cell.struck.trim() !== "") row.struck.push(cell.struck.trim());
      if (text !== "" && !/^(?:#N\/A|#REF!|#VALUE!|#NAME\?|Err:\d+)$/.test(text)) {
        for (let at = 0; at < Math.min(cell.repeat, 50); at++) row.cells.set(row.column + at, text);
      }
      row.column += cell.repeat;
      Object.assign(state, { text: "", paragraphs: 0 });
    }
    const table = tables.at(-1);
    if (name === "table-row" && table) endRow(table, row, includeHidden);
  });
  parser.on("error", () => undefined);
  parser.parse(xml);
  if (tables.length === 0) throw new UnreadableList("broken-workbook");
  return tables.map(({ sheet, rows, crossed }) => {
    const read = sheet.visibility === "visible" || includeHidden;
    return read ? { ...sheet, grid: gridOfUsed(rows), crossed } : sheet;
  });
}

type Row = {
  repeat: number;
  hidden: boolean;
  column: number;
  cells: Map<number, string>;
  /** The crossed-out texts of the row. */
  struck: string[];
};

function newRow(): Row {
  return { repeat: 1, hidden: false, column: 0, cells: new Map(), struck: [] };
}

function isStruck(style: string): boolean {
  return style !== "" && style !== "none";
}

function endRow(table: Table, row: Row, includeHidden: boolean): void {
  const { repeat, hidden, cells, struck } = row;
  const first = table.line + 1;
  table.line += repeat;
  if (cells.size === 0 && struck.length === 0) return;
  const times = Math.min(repeat, MAX_ROW_REPEATS);
  if (hidden) table.sheet.hiddenRows += times;
  if (hidden && !includeHidden) return;
  const { crossed, empty } = crossedInRow(struck, [...cells.values()], first);
  table.crossed.push(...crossed);
  if (empty) return;
  for (let at = 0; at < times; at++) table.rows.push({ line: first + at, cells });
  if (table.rows.length > LIMITS.rows) throw new UnreadableList("too-many-rows", first);
}
