import type { Grid } from "../common/types";

/** Maximum depth of nested values. */
const MAX_DEPTH = 6;
const MAX_COLUMNS = 300;

/** The text values of one object, by key. */
type Texts = Record<string, string>;

/**
 * Returns the objects of a parsed value as a table: one row per object with its keys as headings. Keys of
 * nested objects are joined. Null if there is no object.
 */
export function gridOfValue(value: unknown): Grid | null {
  const records: Texts[] = [];
  collect(value, records, 0);
  return gridOfRecords(records);
}

/** Returns records as a table with their keys as headings; null if they have no keys. */
export function gridOfRecords(
  records: readonly Readonly<Texts>[],
  lineOf: (index: number) => number = (index) => index + 1,
): Grid | null {
  const keys = [...new Set(records.flatMap((record) => Object.keys(record)))].slice(0, MAX_COLUMNS);
  if (records.length === 0 || keys.length === 0) return null;
  const rows = records.map((record, at) => ({
    line: lineOf(at),
    cells: keys.map((key) => record[key] ?? ""),
  }));
  return { rows: [{ line: 0, cells: keys }, ...rows], columns: keys.length };
}

function isArray(value: unknown): value is unknown[] {
  return Array.isArray(value);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !isArray(value);
}

/**
 * Collects records: every object that is not part of another record. Lists within a record have separate
 * records.
 */
function collect(value: unknown, records: Texts[], depth: number): void {
  if (depth > MAX_DEPTH) return;
  if (isArray(value)) for (const each of value) collect(each, records, depth + 1);
  if (!isObject(value)) return;
  if (isByAddress(value)) return collectByAddress(value, records, depth);
  const record: Texts = {};
  const lists: unknown[] = [];
  flatten(value, "", { record, lists, depth });
  if (Object.keys(record).length > 0) records.push(record);
  for (const list of lists) collect(list, records, depth + 1);
}

/** Returns true for an object with addresses as keys: `{"anna@corp.example": "Anna"}`. */
function isByAddress(value: Record<string, unknown>): boolean {
  const keys = Object.keys(value);
  return keys.length > 0 && keys.every((key) => /^[^\s@]+@[^\s@]+$/.test(key));
}

function collectByAddress(value: Record<string, unknown>, records: Texts[], depth: number): void {
  for (const [email, each] of Object.entries(value)) {
    const record: Texts = { email };
    if (typeof each === "string") record["name"] = each.trim();
    else if (isObject(each)) flatten(each, "", { record, lists: [], depth });
    records.push(record);
  }
}

function flatten(
  value: Record<string, unknown>,
  prefix: string,
  into: { record: Texts; lists: unknown[]; depth: number },
): void {
  for (const [key, each] of Object.entries(value)) {
    const name = prefix === "" ? key : `${prefix} ${key}`;
    if (isArray(each)) {
      const texts = each.filter((item) => typeof item === "string");
      if (texts.length > 0) into.record[name] = texts.join("; ");
      else into.lists.push(each);
    } else if (isObject(each)) {
      if (into.depth < MAX_DEPTH) flatten(each, name, { ...into, depth: into.depth + 1 });
    } else into.record[name] = typeof each === "string" ? each.trim() : numberText(each);
  }
}

function numberText(value: unknown): string {
  return typeof value === "number" || typeof value === "boolean" ? String(value) : "";
}
