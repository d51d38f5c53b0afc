import { XMLBuilder } from "fast-xml-parser";

/** What a method answers: named values, lists of such, or nothing. */
export type Value = string | number | boolean | null | Value[] | { [name: string]: Value };
export type Fields = { [name: string]: Value };

// XML 1.0 has no way to write these; U+FFFD stands for each of them there.
const UNWRITABLE =
  // oxlint-disable-next-line no-control-regex
  /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;

const builder = new XMLBuilder();

/** Writes an answer as the service's XML: root Response, a list's elements as Item. */
export function toXml(fields: Fields): string {
  const xml = builder.build({ Response: itemized(fields) }).replace(UNWRITABLE, "\uFFFD");
  // The library leaves a carriage return as it is, and whoever reads XML takes that for a line's end.
  return `<?xml version="1.0" encoding="UTF-8"?>\n${xml.replaceAll("\r", "&#13;")}`;
}

function itemized(value: Value): Value {
  if (Array.isArray(value)) return { Item: value.map(itemized) };
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, itemized(inner)]));
}

/** Writes an answer in the format that was asked for. */
export function write(fields: Fields, format: "json" | "xml"): { type: string; body: string } {
  return format === "json"
    ? { type: "application/json; charset=utf-8", body: JSON.stringify(fields) }
    : { type: "application/xml; charset=utf-8", body: toXml(fields) };
}
