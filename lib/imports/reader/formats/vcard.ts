import { findAddresses } from "../addresses/address";
import { normalizeForCompare } from "../common/clean";
import { displayName } from "../names/names";
import { type RawRow, Rows } from "../tables/rows";
import type { Check, ReadRow } from "../common/types";

type Property = { name: string; parameters: string; value: string };
type Card = { line: number; lastLine: number; properties: Property[] };

/** Returns true if a text contains vCards (RFC 6350, or versions 2.1 and 3.0). */
export function isVcard(text: string): boolean {
  return /^[ \t]*BEGIN:VCARD[ \t]*$/im.test(text.slice(0, 10_000));
}

/**
 * Returns a row for each card, with the preferred or work address and the formatted name, and the text
 * between the cards.
 */
export function readVcards(text: string): { rows: ReadRow[]; rest: string } {
  const rows = new Rows();
  const { cards, rest } = cardsOf(text);
  for (const card of cards) for (const row of rowsOf(card)) rows.add(row);
  return { rows: rows.rows, rest };
}

function cardsOf(text: string): { cards: Card[]; rest: string } {
  const cards: Card[] = [];
  const rest: string[] = [];
  let card: Card | null = null;
  for (const [index, line] of text.split("\n").entries()) {
    const begins = /^\s*BEGIN:VCARD\s*$/i.test(line);
    if (begins) {
      card = { line: index + 1, lastLine: index + 1, properties: [] };
      cards.push(card);
    }
    rest.push(begins || card ? "" : line);
    if (!card || begins) continue;
    card.lastLine = index + 1;
    if (/^\s*END:VCARD\s*$/i.test(line)) card = null;
    else addLine(card, line);
  }
  return { cards, rest: rest.join("\n") };
}

function addLine({ properties }: Card, line: string): void {
  const last = properties.at(-1);
  if (last && isSoftBreak(last)) last.value = last.value.slice(0, -1) + line;
  else if (last && /^[ \t]/.test(line)) last.value += line.slice(1);
  else properties.push(propertyOf(line) ?? { name: "", parameters: "", value: line });
}

function isSoftBreak({ parameters, value }: Property): boolean {
  return /QUOTED-PRINTABLE/i.test(parameters) && value.endsWith("=");
}

function propertyOf(line: string): Property | null {
  const match = /^\s*(?:[\w-]+\.)?([\w-]+)((?:;[^:]*)?):(.*)$/.exec(line);
  return match
    ? { name: (match[1] ?? "").toUpperCase(), parameters: match[2] ?? "", value: match[3] ?? "" }
    : null;
}

function rowsOf({ line, lastLine, properties }: Card): RawRow[] {
  if (properties.length === 0) return [];
  if (properties.some(({ name, value }) => name === "KIND" && /^group$/i.test(value.trim())))
    return membersOf({ line, lastLine, properties });
  const emails = properties
    .filter(({ name }) => name === "EMAIL" || name === "IMPP" || name === "X-EMAIL")
    .flatMap((property) =>
      findAddresses(decoded(property)).map((found) => ({ found, rank: rankOf(property) })),
    )
    .toSorted((one, other) => other.rank - one.rank);
  const name = nameOf(properties);
  const rest = properties
    .filter((property) => property.name !== "EMAIL")
    .flatMap((property) => findAddresses(decoded(property)));
  const [first, ...more] = emails;
  const base = { line, lastLine, source: [name] };
  if (!first) {
    const away = rest.map((found): RawRow => ({
      ...base,
      found: { ...found, reason: found.reason ?? "unlisted" },
      name: "",
    }));
    return /\p{L}/u.test(name) ? [...away, { ...base, found: null, name }] : away;
  }
  const own = more
    .map(({ found }) => found.email)
    .filter((email) => normalizeForCompare(email) !== normalizeForCompare(first.found.email));
  const checks: Check[] = own.length > 0 ? [{ kind: "severalAddresses", others: own }] : [];
  return [
    {
      ...base,
      found: first.found,
      name,
      checks,
      others: [...own, ...rest.map(({ email }) => email)],
    },
  ];
}

/** Returns the members of a group (RFC 6350, 6.6.5) without the group's name. */
function membersOf({ line, lastLine, properties }: Card): RawRow[] {
  return properties.flatMap((property) =>
    findAddresses(decoded(property)).map((found) => ({
      line,
      lastLine,
      source: [property.value],
      found: property.name === "MEMBER" ? found : { ...found, reason: found.reason ?? "unlisted" },
      name: "",
    })),
  );
}

/** Sort key of addresses: work first, home last; the preferred one first among equals. */
function rankOf({ parameters }: Property): number {
  const has = (type: string) => new RegExp(`[;=,"]${type}\\b`, "i").test(parameters);
  return (has("WORK") ? 4 : 0) - (has("HOME") ? 4 : 0) + preference(parameters);
}

/** Preference from 0 to 2. Version 4 ranks from 1 (RFC 6350, 5.3); older versions mark one address. */
function preference(parameters: string): number {
  const rank = /[;,]PREF=(\d{1,3})/i.exec(parameters)?.[1];
  if (rank !== undefined) return 2 - Number(rank) / 101;
  return /[;=,"]PREF\b/i.test(parameters) ? 2 : 0;
}

function nameOf(properties: readonly Property[]): string {
  const value = (name: string) => {
    const property = properties.find((each) => each.name === name);
    return property ? decoded(property).trim() : "";
  };
  const formatted = unescaped(value("FN"));
  if (formatted !== "" && !formatted.includes("@")) return displayName(formatted);
  const [last = "", first = "", middle = ""] = value("N")
    .split(/(?<!\\);/)
    .map(unescaped);
  return [first, middle, last].filter((part) => part !== "" && !part.includes("@")).join(" ");
}

function unescaped(value: string): string {
  return value.replace(/\\n/gi, " ").replace(/\\(.)/g, "$1").trim();
}

/** Decodes quoted-printable values of version 2.1 and Base64 values. */
function decoded({ parameters, value }: Property): string {
  if (/ENCODING=(?:B|BASE64)(?![\w-])/i.test(parameters)) return fromBase64(value);
  if (!/QUOTED-PRINTABLE/i.test(parameters)) return value;
  const charset = /CHARSET="?([\w-]+)/i.exec(parameters)?.[1] ?? "utf-8";
  const bytes: number[] = [];
  for (let at = 0; at < value.length; at++) {
    const code = /^=([0-9A-F]{2})/i.exec(value.slice(at, at + 3))?.[1];
    if (code) {
      bytes.push(Number.parseInt(code, 16));
      at += 2;
    } else bytes.push(...new TextEncoder().encode(value[at] ?? ""));
  }
  try {
    return new TextDecoder(charset).decode(Uint8Array.from(bytes));
  } catch {
    return new TextDecoder().decode(Uint8Array.from(bytes));
  }
}

function fromBase64(value: string): string {
  // Long values are pictures.
  if (value.length > 2_000) return "";
  try {
    const bytes = Uint8Array.from(atob(value.trim()), (character) => character.charCodeAt(0));
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return "";
  }
}
