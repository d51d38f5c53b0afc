import { XMLBuilder } from "fast-xml-parser";

/** The result of a method: named values, lists of them, or nothing. */
export type Value = string | number | boolean | null | Value[] | { [name: string]: Value };
export type Fields = { [name: string]: Value };

// XML 1.0 can't contain these characters; U+FFFD replaces each.
const UNWRITABLE =
  // oxlint-disable-next-line no-control-regex
  /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;

const builder = new XMLBuilder();

/** Returns a response as the service's XML: root Response, list elements as Item. */
export function toXml(fields: Fields): string {
  const xml = builder.build({ Response: itemized(fields) }).replace(UNWRITABLE, "\uFFFD");
  // The library does not escape a carriage return, which XML readers take for a line feed.
  return `<?xml version="1.0" encoding="UTF-8"?>\n${xml.replaceAll("\r", "&#13;")}`;
}

function itemized(value: Value): Value {
  if (Array.isArray(value)) return { Item: value.map(itemized) };
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, itemized(inner)]));
}

/** Returns a response in the requested format. */
export function write(fields: Fields, format: "json" | "xml"): { type: string; body: string } {
  return format === "json"
    ? { type: "application/json; charset=utf-8", body: JSON.stringify(fields) }
    : { type: "application/xml; charset=utf-8", body: toXml(fields) };
}
