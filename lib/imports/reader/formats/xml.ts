import { Parser } from "saxen";

/** Decodes an XML file; returns an empty text for undefined. */
export function textOf(bytes: Uint8Array | undefined): string {
  if (!bytes) return "";
  const wide =
    bytes[0] === 0xff && bytes[1] === 0xfe
      ? "utf-16le"
      : bytes[0] === 0xfe && bytes[1] === 0xff
        ? "utf-16be"
        : "utf-8";
  return new TextDecoder(wide).decode(bytes);
}

/** Returns a tag's name without its namespace prefix, which each writer chooses. */
export function localName(name: string): string {
  const colon = name.indexOf(":");
  return colon === -1 ? name : name.slice(colon + 1);
}

/** Returns the decoded attributes of every element with this local name. */
export function attributesIn(xml: string, element: string): Record<string, string>[] {
  const found: Record<string, string>[] = [];
  if (xml === "") return found;
  const parser = new Parser();
  parser.on("openTag", (name, attributes, decode) => {
    if (localName(name) !== element) return;
    found.push(
      Object.fromEntries(Object.entries(attributes()).map(([key, value]) => [key, decode(value)])),
    );
  });
  parser.on("error", () => undefined);
  parser.parse(xml);
  return found;
}

/** Returns XML from a position to after the next end tag; null at the end of the text. */
export function pieceUntil(
  xml: string,
  from: number,
  endTag: string,
  size: number,
): { piece: string; next: number } {
  const close = xml.indexOf(endTag, from + size);
  const next = close === -1 ? xml.length : close + endTag.length;
  return { piece: xml.slice(from, next), next };
}
