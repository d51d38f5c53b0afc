const ENTITIES: Readonly<Record<string, string>> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
};
const NUMERIC = /^#(?:x([0-9a-fA-F]{1,6})|([0-9]{1,7}))$/;
const LONGEST = "&#1114111;".length;

/** In one document: 50,000 people whose names are written in character references alone fit. */
export const MAX_REFERENCES = 1_500_000;
const MAX_REFERENCES_IN_A_TEXT = 100_000;

/** XML's line ends are \n, however they are written; a carriage return that is meant comes as `&#13;`. */
export const normalNewlines = (text: string): string =>
  text.includes("\r") ? text.replace(/\r\n?/g, "\n") : text;

/**
 * Text between tags with its references decoded once. Undefined for an entity that XML does not
 * have, a bare `&`, or more references than the document has `left`.
 */
export function decodeText(raw: string, budget: { left: number }): string | undefined {
  if (raw.includes("]]>")) return undefined;
  const text = normalNewlines(raw);
  let amp = text.indexOf("&");
  if (amp < 0) return text;
  let decoded = "";
  let from = 0;
  for (let count = 1; amp >= 0; amp = text.indexOf("&", from), count += 1) {
    budget.left -= 1;
    if (budget.left < 0 || count > MAX_REFERENCES_IN_A_TEXT) return undefined;
    const end = text.indexOf(";", amp);
    // Once too far is enough: the document is refused, so this search is never repeated over the rest.
    if (end < 0 || end - amp >= LONGEST) return undefined;
    const character = entity(text.slice(amp + 1, end));
    if (character === undefined) return undefined;
    decoded += from === amp ? character : text.slice(from, amp) + character;
    from = end + 1;
  }
  return decoded + text.slice(from);
}

function entity(name: string): string | undefined {
  const number = name.startsWith("#") ? NUMERIC.exec(name) : undefined;
  if (number === undefined) return Object.hasOwn(ENTITIES, name) ? ENTITIES[name] : undefined;
  if (!number) return undefined;
  const point = number[1] === undefined ? Number(number[2]) : Number.parseInt(number[1], 16);
  return point > 0x10ffff || (point >= 0xd800 && point <= 0xdfff)
    ? undefined
    : String.fromCodePoint(point);
}
