import { Parser } from "saxen";
import { type CrossedOut, crossedIn, crossedInRow } from "../tables/crossed-out";
import { RichText, type SharedStrings, unescaped } from "./shared-strings";
import { gridOfUsed, type SparseRow } from "./sheets";
import { type Grid, LIMITS, type Steps, UnreadableList } from "../common/types";
import { attributesIn, localName, pieceUntil } from "./xml";

const PIECE_LENGTH = 128 * 1024;
type SheetOptions = {
  shared: SharedStrings;
  /** Cell formats with strikethrough. */
  struck: ReadonlySet<number>;
  /** Targets of the sheet's hyperlinks, by relationship. */
  links: ReadonlyMap<string, string>;
  includeHidden?: boolean;
};

type SheetReading = { grid: Grid; hiddenRows: number; crossed: readonly CrossedOut[] };

/** Returns the used cells of a sheet. Ignores formatted cells without a value. */
export function* readSheet(xml: string, options: SheetOptions): Steps<SheetReading> {
  const start = /<([\w-]+:)?sheetData\b[^>]*?(\/?)>/.exec(xml);
  if (!start || start[2] === "/")
    return { grid: { rows: [], columns: 0 }, hiddenRows: 0, crossed: [] };
  const prefix = start[1] ?? "";
  const from = start.index + start[0].length;
  const close = xml.indexOf(`</${prefix}sheetData>`, from);
  const end = close === -1 ? xml.length : close;
  const cells = new SheetCells(options);
  const parser = cells.parser();
  for (let at = from; at < end;) {
    const { piece, next } = pieceUntil(xml, at, `</${prefix}row>`, PIECE_LENGTH);
    parser.parse(`<piece>${next > end ? xml.slice(at, end) : piece}</piece>`);
    at = next;
    yield at / xml.length;
  }
  cells.link(attributesIn(linksOf(xml.slice(end), prefix), "hyperlink"));
  const { hiddenRows, crossed } = cells;
  return { grid: gridOfUsed(cells.rows), hiddenRows, crossed };
}

function linksOf(tail: string, prefix: string): string {
  const from = tail.indexOf(`<${prefix}hyperlinks`);
  const to = tail.indexOf(`</${prefix}hyperlinks>`, from);
  return from === -1 || to === -1 ? "" : `${tail.slice(from, to)}</${prefix}hyperlinks>`;
}

/** Collects the cells of a sheet during parsing. */
class SheetCells {
  readonly rows: SparseRow[] = [];
  readonly crossed: CrossedOut[] = [];
  hiddenRows = 0;
  readonly #options: SheetOptions;
  #line = 0;
  #column = -1;
  #hidden = false;
  #cells = new Map<number, string>();
  #type = "";
  #format = 0;
  #part: "v" | "f" | "" = "";
  #value = "";
  #formula = "";
  readonly #rich = new RichText();
  /** The crossed-out texts of the current row. */
  #struck: string[] = [];
  /** Cells that are completely crossed out, by line and column. */
  readonly #struckCells = new Map<string, string>();

  constructor(options: SheetOptions) {
    this.#options = options;
  }

  parser(): Parser {
    return new Parser()
      .on("openTag", (tag, attributes, _decode, selfClosing) =>
        this.#open(localName(tag), attributes, selfClosing),
      )
      .on("text", (value, decode) => this.#text(value, decode))
      .on("cdata", (value) => this.#text(value, (text) => text))
      .on("closeTag", (tag) => this.#close(localName(tag)))
      .on("error", () => undefined);
  }

  /** Appends the address of a link to a cell that shows other text. */
  link(links: readonly Record<string, string>[]): void {
    const byLine = new Map(this.rows.map((row) => [row.line, row]));
    for (const link of links) {
      const id = Object.entries(link).find(([key]) => key.endsWith(":id"))?.[1] ?? "";
      const target = this.#options.links.get(id) ?? "";
      const address = /^mailto:([^?]+)/i.exec(target)?.[1];
      const place = /^([A-Z]+)(\d+)/i.exec(link["ref"] ?? "");
      const cells = byLine.get(Number(place?.[2]))?.cells;
      const column = columnOf(place?.[1] ?? "");
      const shown = cells?.get(column);
      const struck = this.#struckCells.get(`${place?.[2]} ${column}`);
      if (address && struck !== undefined && !struck.includes("@"))
        this.crossed.push(...crossedIn(address, { line: Number(place?.[2]), source: struck }));
      if (!address || shown === undefined || shown.includes("@")) continue;
      cells?.set(column, `${shown} <${address}>`);
    }
  }

  #open(name: string, attributes: () => Record<string, string>, selfClosing: boolean): void {
    if (name === "row") {
      const { r, hidden } = attributes();
      this.#line = r === undefined ? this.#line + 1 : Number(r);
      this.#hidden = hidden === "1" || hidden === "true";
      this.#column = -1;
      this.#cells = new Map();
      this.#struck = [];
    } else if (name === "c") {
      const { r, t, s } = attributes();
      this.#column = r === undefined ? this.#column + 1 : columnOf(r);
      this.#type = t ?? "n";
      this.#format = Number(s ?? 0);
      this.#value = "";
      this.#formula = "";
      this.#rich.clear();
    } else if (name === "v" || name === "f") this.#part = selfClosing ? "" : name;
    else this.#rich.open(name, attributes, selfClosing);
  }

  #text(value: string, decode: (text: string) => string): void {
    if (this.#part === "f") this.#formula += decode(value);
    else if (this.#part === "v") this.#value += decode(value);
    else this.#rich.add(decode(value));
  }

  #close(name: string): void {
    if (name === "v" || name === "f") this.#part = "";
    else if (name === "c") this.#endCell();
    else if (name === "row") this.#endRow();
    else this.#rich.close(name);
  }

  #endCell(): void {
    const text = this.#cellText().slice(0, LIMITS.cell);
    if (text !== "" && this.#options.struck.has(this.#format)) {
      this.#struck.push(text);
      this.#struckCells.set(`${this.#line} ${this.#column}`, text);
    } else if (text !== "") this.#cells.set(this.#column, text);
    const run =
      this.#type === "s"
        ? this.#options.shared.struck.get(Number(this.#value))
        : unescaped(this.#rich.struck);
    if (run) this.#struck.push(run);
  }

  #endRow(): void {
    if (this.#cells.size === 0 && this.#struck.length === 0) return;
    if (this.#hidden) this.hiddenRows++;
    if (this.#hidden && this.#options.includeHidden !== true) return;
    if (this.#struck.length > 0) {
      const row = crossedInRow(this.#struck, [...this.#cells.values()], this.#line);
      this.crossed.push(...row.crossed);
      if (row.empty) return;
    }
    this.rows.push({ line: this.#line, cells: this.#cells });
    if (this.rows.length > LIMITS.rows) throw new UnreadableList("too-many-rows", this.#line);
  }

  #cellText(): string {
    const value = this.#rich.plain || this.#value;
    if (this.#type === "s")
      return value === "" ? "" : (this.#options.shared.texts[Number(value)] ?? "");
    if (this.#type === "e") return "";
    if (this.#type === "b") return value.trim() === "1" ? "true" : "false";
    const number = this.#type === "n" && value !== "" ? Number(value) : Number.NaN;
    const text = Number.isFinite(number) ? String(number) : unescaped(value);
    const linked = text.includes("@")
      ? undefined
      : /mailto:([^"?]+@[^"?]+)/i.exec(this.#formula)?.[1];
    return linked === undefined ? text : `${text} <${linked}>`;
  }
}

/** Returns the index of a column from its letters: A is 0, AMJ is 1023. */
function columnOf(reference: string): number {
  let number = 0;
  for (let at = 0; at < reference.length; at++) {
    const code = reference.charCodeAt(at) & ~32;
    if (code < 65 || code > 90) break;
    number = number * 26 + code - 64;
  }
  return number - 1;
}
