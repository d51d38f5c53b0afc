import type { Grid } from "./types";

/** Deeper values are no people. */
const DEEPEST = 6;
const COLUMNS = 300;

/**
 * Returns the objects of a JSON text (or of one object a line) as a table: a row for each object,
 * its keys as headings, keys of nested objects joined. Null if the text is no JSON with objects.
 */
export function readJson(text: string): Grid | null {
  if (!/^\s*[[{]/.test(text) || !text.includes("@")) return null;
  const value = parsed(text) ?? parsedLines(text);
  if (value === undefined) return null;
  const records: Record<string, string>[] = [];
  collect(value, records, 0);
  const keys = [...new Set(records.flatMap((record) => Object.keys(record)))].slice(0, COLUMNS);
  if (records.length === 0 || keys.length === 0) return null;
  const rows = records.map((record, at) => ({
    line: at + 1,
    cells: keys.map((key) => record[key] ?? ""),
  }));
  return { rows: [{ line: 0, cells: keys }, ...rows], columns: keys.length };
}

/** Returns undefined if the text is no JSON. */
function parsed(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return value;
  } catch {
    return undefined;
  }
}

function parsedLines(text: string): unknown {
  const values: unknown[] = [];
  for (const line of text.split("\n")) {
    if (line.trim() === "") continue;
    const value = parsed(line);
    if (value === undefined) return undefined;
    values.push(value);
  }
  return values;
}

function isArray(value: unknown): value is unknown[] {
  return Array.isArray(value);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !isArray(value);
}

/** Every object outside of other records is a record; lists within it hold records of their own. */
function collect(value: unknown, records: Record<string, string>[], depth: number): void {
  if (depth > DEEPEST) return;
  if (isArray(value)) for (const each of value) collect(each, records, depth + 1);
  if (!isObject(value)) return;
  const record: Record<string, string> = {};
  const lists: unknown[] = [];
  flatten(value, "", { record, lists, depth });
  if (Object.keys(record).length > 0) records.push(record);
  for (const list of lists) collect(list, records, depth + 1);
}

function flatten(
  value: Record<string, unknown>,
  prefix: string,
  into: { record: Record<string, string>; lists: unknown[]; depth: number },
): void {
  for (const [key, each] of Object.entries(value)) {
    const name = prefix === "" ? key : `${prefix} ${key}`;
    if (isArray(each)) {
      const texts = each.filter((item) => typeof item === "string");
      if (texts.length > 0) into.record[name] = texts.join("; ");
      else into.lists.push(each);
    } else if (isObject(each)) {
      if (into.depth < DEEPEST) flatten(each, name, { ...into, depth: into.depth + 1 });
    } else into.record[name] = typeof each === "string" ? each.trim() : numberText(each);
  }
}

function numberText(value: unknown): string {
  return typeof value === "number" || typeof value === "boolean" ? String(value) : "";
}
