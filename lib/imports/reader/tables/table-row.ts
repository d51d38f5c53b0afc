import { findAddresses, isAddressOnly, validateAddress, plainAddress } from "../addresses/address";
import { labelOf } from "../common/labels";
import { type Mailbox, mailboxesIn } from "../addresses/mailboxes";
import { displayName, looksLikeName } from "../names/names";
import { nameWith } from "../names/naming";
import { parallelNames } from "../names/parallel-names";
import { normalizeForCompare } from "../common/clean";
import { markDeclined, type RawRow } from "./rows";
import { isRowDeclined } from "./row-declined";
import { addressesBeside } from "./row-addresses";
import { base, unlistedAddresses } from "./unlisted-addresses";
import { CELL_CONTEXT, isFormulaError, nameOf, type Read, valueOf } from "./row-name";
import type { Check, ExtraField, Field, GridRow, Section } from "../common/types";
import { isTotal, namesNoPerson } from "../common/words";

const EMPTY =
  /^(?:[-–—_.?/\\]+|n\/?a|tb[ad]|none|null|unknown|pending|later|(?:нет|no|without|без|kein[e]?|sin|pas d[e'])(?:\s+(?:почты|адреса|имейла|e-?mail|mail|address|adresse|correo|courriel))?|отсутствует|не указан[ао]?|неизвест\S+|позже|уточняется|unbekannt|folgt|ninguno|desconocido|aucun|inconnu)$/i;

/** Returns the people of a row: usually one, none for titles and totals. */
export function rowOf(row: GridRow, section: Section, wanted: boolean): RawRow[] {
  const read: Read = { cells: row.cells, row, section };
  if (!wanted) return unlistedAddresses(read);
  const rows = rowsOf(read);
  return isRowDeclined(read) ? rows.map(markDeclined) : rows;
}

function rowsOf(read: Read): RawRow[] {
  const { row, section } = read;
  const cell = valueOf(read, "email");
  const plain = plainAddress(cell);
  if (plain) return [person(read, plain, nameOf(read), [])];
  if (cell !== "" && isAddressOnly(cell)) return [simple(read, cell)];
  if (cell.includes("@")) return complex(read, cell);
  const other = section.mapping.findIndex(
    (field, column) => field === "otherEmail" && (row.cells[column] ?? "").includes("@"),
  );
  if (other !== -1) return complex(read, row.cells[other] ?? "");
  const swapped = swappedCell(read);
  if (swapped !== -1) return [swappedRow(read, swapped, cell)];
  const missing = withoutAddress(read, cell);
  const unlisted = unlistedAddresses(read);
  if (missing.length === 0 || unlisted.length === 0) return [...missing, ...unlisted];
  return missing.map((row) => ({ ...row, others: unlisted.map(({ found }) => found.email) }));
}

function simple(read: Read, cell: string): RawRow {
  const [found] = findAddresses(cell);
  const own = found ?? { written: cell, ...validateAddress(cell) };
  return person(read, own, nameOf(read), []);
}

/** Reads a cell with more than an address: a name, several addresses, or an address with a space in it. */
function complex(read: Read, cell: string): RawRow[] {
  const boxes = mailboxesIn(cell);
  const name = nameOf(read);
  const [first] = boxes;
  if (!first) return [person(read, { written: cell, email: cell, reason: "malformed" }, name, [])];
  const parallel = boxes.length > 1 ? parallelNames(valueOf(read, "name"), boxes) : null;
  if (parallel) return peopleOfCell(read, boxes, parallel);
  const named = boxes.map((box) => nameWith(box, { ...CELL_CONTEXT, several: boxes.length > 1 }));
  if (boxes.length > 1 && (name === "" || named.filter((each) => each !== "").length > 1))
    return peopleOfCell(read, boxes, named);
  const good = boxes.find(({ found }) => found.reason === null) ?? first;
  if (boxes.length === 1 && isBroken(good, name))
    return [person(read, { written: cell, email: cell, reason: "malformed" }, name, [])];
  const others = boxes
    .filter((box) => box !== good)
    .flatMap((box) => [box.found.email, ...box.others])
    .filter((email) => email !== good.found.email);
  const more: Check[] = others.length > 0 ? [{ kind: "severalAddresses", others }] : [];
  return [
    person(
      read,
      good.found,
      name || (named[boxes.indexOf(good)] ?? ""),
      [...others, ...good.others],
      more,
    ),
  ];
}

/** Returns all people of one cell. The other cells of the row belong to the first of them. */
function peopleOfCell(read: Read, boxes: readonly Mailbox[], names: readonly string[]): RawRow[] {
  const fields = fieldsOf(read);
  return boxes.map(({ found, others, before }, at) =>
    at === 0
      ? person(read, found, names[at] ?? "", others)
      : {
          line: read.row.line,
          lastLine: read.row.line,
          source: [`${before}${found.written}`],
          found,
          name: names[at] ?? "",
          others,
          fields,
        },
  );
}

/**
 * Returns true for an address with a space, such as "farid ba@corp.example", of which only the end would
 * match.
 */
function isBroken({ before, bracket }: Mailbox, name: string): boolean {
  if (bracket !== "" || !/[\p{L}\p{N}.]\s+$/u.test(before)) return false;
  const text = before.trim();
  if (text.includes(" ") || /[,:;]$/.test(text) || labelOf(text)) return false;
  return name === ""
    ? /^\p{Ll}/u.test(text)
    : !normalizeForCompare(name).includes(normalizeForCompare(text)) || /^\p{Ll}/u.test(text);
}

function swappedCell({ cells, section }: Read): number {
  const alone = cells.filter((cell) => isAddressOnly(cell)).length === 1;
  return alone
    ? cells.findIndex(
        (cell, column) =>
          isAddressOnly(cell) &&
          belongs(section.mapping[column]) &&
          !section.otherPeople.includes(column),
      )
    : -1;
}

function belongs(field: Field | null | undefined): boolean {
  return field !== undefined && (field === null || /name|email/i.test(field));
}

function swappedRow(read: Read, column: number, cell: string): RawRow {
  const address = read.cells[column] ?? "";
  const name = nameOf(read);
  const own =
    name !== "" && !name.includes("@")
      ? name
      : looksLikeName(displayName(cell))
        ? displayName(cell)
        : "";
  const [found] = findAddresses(address);
  return person(read, found ?? { written: address, ...validateAddress(address) }, own, []);
}

function withoutAddress(read: Read, cell: string): RawRow[] {
  const filled = read.cells.filter((each) => each !== "");
  const [first = ""] = filled;
  const name = nameOf(read);
  if (isTotal(first) || isTotal(name) || isTotal(cell)) return [];
  const empty = cell === "" || EMPTY.test(cell) || isFormulaError(cell);
  const named = name !== "" && (read.section.heading !== null || !namesNoPerson(name));
  if (!empty && (read.section.verbatim === true || named || /^\S+\.\S+$/.test(cell)))
    return [person(read, { written: cell, email: cell, reason: "malformed" }, name, [])];
  if (!/\p{L}/u.test(name) || !empty) return [];
  if (filled.length === 1 && (namesNoPerson(name) || !looksLikeName(name))) return [];
  const isSentence = filled.at(-1)?.endsWith(":") === true;
  if (read.section.heading === null && (isSentence || !looksLikeName(name))) return [];
  return [{ ...base(read), found: null, name }];
}

function person(
  read: Read,
  found: NonNullable<RawRow["found"]>,
  name: string,
  others: readonly string[],
  more: readonly Check[] = [],
): RawRow {
  const checks: Check[] = [...more];
  if (read.row.problem === "quotes") checks.push({ kind: "unclosedQuote" });
  if (name.includes("\u{fffd}")) checks.push({ kind: "badBytes" });
  const beside = addressesBeside(read, found.email);
  if (beside.own.length > 0) checks.push({ kind: "severalAddresses", others: beside.own });
  return {
    line: read.row.line,
    lastLine: read.row.line,
    source: read.cells,
    found,
    name,
    checks,
    others: [...others, ...beside.otherPeople, ...beside.own],
    fields: fieldsOf(read),
  };
}

function fieldsOf(read: Read): RawRow["fields"] {
  let fields: Partial<Record<ExtraField, string>> | undefined;
  for (const field of ["moderator", "notify", "lifetime", "avatarUrl", "code"] as const) {
    const value = valueOf(read, field);
    if (value !== "") (fields ??= {})[field] = value;
  }
  return fields;
}
