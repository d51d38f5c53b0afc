import { Parser } from "saxen";
import type { Grid } from "../common/types";
import { gridOfValue } from "./value-grid";
import { localName } from "./xml";

/** An element during parsing: its attributes and children by name, and its text. */
type Element = { name: string; fields: Record<string, unknown>; text: string };

/** Returns the elements of an XML text as a table; null for any other text. */
export function readXml(text: string): Grid | null {
  const root =
    /^\s*(?:<\?xml\b[^>]{0,200}\?>)?\s*(?:<!--.{0,500}?-->\s*)?<([A-Za-z_][\w:.-]{0,60})[\s>]/s.exec(
      text.slice(0, 2_000),
    )?.[1];
  if (root === undefined || !text.trimEnd().endsWith(`</${root}>`)) return null;
  const open: Element[] = [{ name: "", fields: {}, text: "" }];
  let failed = false;
  const parser = new Parser();
  parser.on("openTag", (tag, attributes, decode) => {
    const fields: Record<string, unknown> = {};
    for (const [key, value] of Object.entries(attributes()))
      if (!key.startsWith("xmlns")) fields[localName(key)] = decode(value);
    open.push({ name: localName(tag), fields, text: "" });
  });
  const write = (piece: string) => {
    const element = open.at(-1);
    if (element) element.text += piece;
  };
  parser.on("text", (value, decode) => write(decode(value)));
  parser.on("cdata", write);
  parser.on("closeTag", () => {
    const element = open.pop();
    const parent = open.at(-1);
    if (element && parent) append(parent, element);
  });
  parser.on("error", () => {
    failed = true;
  });
  parser.parse(text);
  return failed ? null : gridOfValue(open[0]?.fields);
}

function append({ fields }: Element, { name, fields: own, text }: Element): void {
  const value = text.trim();
  const leaf = Object.keys(own).length === 0;
  if (!leaf && value !== "") own["value"] ??= value;
  const before = fields[name];
  const next = leaf ? value : own;
  if (before === undefined) fields[name] = next;
  else if (Array.isArray(before)) before.push(next);
  else fields[name] = [before, next];
}
