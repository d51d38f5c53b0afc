/** What a method answers: named values, lists of such, or nothing. */
export type Value = string | number | boolean | null | Value[] | { [name: string]: Value };
export type Fields = { [name: string]: Value };

// XML 1.0 has no way to write these; U+FFFD stands for each of them there.
const UNWRITABLE =
  // oxlint-disable-next-line no-control-regex
  /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;

const ESCAPES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "\r": "&#13;",
};

/** Writes an answer as the service's XML: root Response, a list's elements as Item. */
export function toXml(fields: Fields): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n<Response>${element(fields)}</Response>`;
}

function element(value: Value): string {
  if (value === null) return "";
  if (Array.isArray(value)) return value.map((one) => `<Item>${element(one)}</Item>`).join("");
  if (typeof value === "object") {
    return Object.entries(value)
      .map(([name, inner]) => `<${name}>${element(inner)}</${name}>`)
      .join("");
  }
  return String(value)
    .replace(UNWRITABLE, "\uFFFD")
    .replace(/[&<>"\r]/g, (one) => ESCAPES[one] ?? one);
}

/** Writes an answer in the format that was asked for. */
export function write(fields: Fields, format: "json" | "xml"): { type: string; body: string } {
  return format === "json"
    ? { type: "application/json; charset=utf-8", body: JSON.stringify(fields) }
    : { type: "application/xml; charset=utf-8", body: toXml(fields) };
}
