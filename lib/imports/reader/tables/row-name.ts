import { withoutNumbering } from "../common/labels";
import { mailboxesIn } from "../addresses/mailboxes";
import { couldBeName, displayName } from "../names/names";
import { nameWith } from "../names/naming";
import type { Field, GridRow, Section } from "../common/types";
import { isData } from "../common/words";

/** A row of a table with its section. */
export type Read = { cells: readonly string[]; row: GridRow; section: Section };

/** The apostrophe that spreadsheets and our exports put before a formula character. */
const GUARD = /^'(?=\s*[=+\-@＝＋－＠])/;
/** Our exports also put it after a separator within a cell. */
const GUARD_WITHIN = /([,;|])'(?=["\s]*[=+\-@＝＋－＠])/g;
const ERROR =
  /^#(?:N\/A|REF!|NAME\?|VALUE!|DIV\/0!|NUM!|NULL!|SPILL!|CALC!|Н\/Д|ССЫЛКА!|ИМЯ\?|ЗНАЧ!)$/i;
/** The context of a cell that is read separately, as a line of an address list. */
export const CELL_CONTEXT = { prose: false, several: false, semicolons: true };

/** Returns true for a formula error. */
export function isFormulaError(cell: string): boolean {
  return ERROR.test(cell);
}

/** Returns the cell of a field; empty for a formula error. */
export function valueOf({ cells, section }: Read, field: Field): string {
  const column = section.mapping.indexOf(field);
  const cell = column === -1 ? "" : (cells[column] ?? "").replace(GUARD, "");
  if (ERROR.test(cell)) return "";
  return section.verbatim === true ? cell.replace(GUARD_WITHIN, "$1") : cell;
}

/** Returns the name of a row: the full name, else its parts in natural order. */
export function nameOf(read: Read): string {
  const full = partOf(read, "name");
  if (full !== "") return full;
  const [first, middle, last] = [
    partOf(read, "firstName"),
    partOf(read, "middleName"),
    surnameOf(read),
  ];
  const whole = ` ${first.toLowerCase()} `.includes(` ${last.toLowerCase()} `);
  const parts = last !== "" && whole ? [first] : [first, middle, last];
  return parts.filter(Boolean).join(" ");
}

/** Joins the two surname columns. */
function surnameOf(read: Read): string {
  return read.section.mapping
    .flatMap((field, column) =>
      field === "lastName" ? [partIn(read, read.cells[column] ?? "")] : [],
    )
    .filter(Boolean)
    .join(" ");
}

function partOf(read: Read, field: Field): string {
  return partIn(read, valueOf(read, field));
}

function partIn(read: Read, written: string): string {
  if (written === "" || read.section.verbatim === true) return written;
  if (written.length > NOBODY_LONGEST && PLAIN.test(written)) return written;
  const cell = written.replace(/\\([,;])/g, "$1");
  if (/\S@\S/.test(cell)) {
    const [box] = mailboxesIn(cell);
    return box ? nameWith(box, CELL_CONTEXT) : cell;
  }
  const isPlain = read.section.heading !== null || couldBeName(cell) || cell.includes(",");
  if (NOBODY.test(cell) || (!isPlain && isData(cell))) return "";
  return asWritten(read.section.heading === null ? withoutNumbering(cell) : cell);
}

/** Plain words are returned unchanged. */
const PLAIN = /^(?:[A-Za-zÀ-žЀ-ӿ]{2,} )*[A-Za-zÀ-žЀ-ӿ]{2,}$/;
const NOBODY_LONGEST = 12;

/** Placeholders for a missing name. */
const NOBODY =
  /^(?:null|NULL|\(null\)|undefined|NaN|[Nn]\/?[Aa]|[Uu]nknown|[Нн]еизвестно|[Нн]е указан[оа]?|[Бб]ез имени|[Nn]o name|[-–—_.?*/\\]+)$/u;

/** A link in brackets after a name, as in wiki exports. */
const LINK = /\s*[(<[]https?:\/\/[^\s()<>[\]]+[)>\]]\s*$/;
/** The text before a name in a bracket that is still open: `Group A (lead: Anna`. */
const OPEN = /^[^([{:]*[([{][^()[\]{}:]*:\s*(?=\p{L}[^()[\]{}]*$)/u;

/** Keeps quotes and brackets of a name column unless they enclose the whole name. */
function asWritten(written: string): string {
  const cell = /[([{<]/.test(written) ? written.replace(LINK, "").replace(OPEN, "") : written;
  if (cell.split('"').length === 2 && /^"|"$/.test(cell)) return asWritten(cell.replace('"', ""));
  return /[,"'«“=*_[]/.test(cell) ? displayName(cell) : cell;
}
