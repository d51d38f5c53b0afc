import { expect, it } from "vitest";
import type { Encoding } from "./formats/decode";
import { readList } from "./read-list";

const RUSSIAN = ["Алёна Королёва", "Борис Щербаков", "Юлия Эйхман", "Фёдор Жуков"];
const CZECH = ["Řehoř Dvořák", "Žaneta Novotná", "Jiří Kučera", "Šárka Černá"];
const POLISH = ["Łukasz Żółć", "Małgorzata Święcka", "Michał Wójcik"];
const HUNGARIAN = ["Kovács Gergő", "Szűcs Éva"];

/** Returns the byte of each character in an encoding. */
function table(encoding: Encoding): Map<string, number> {
  const decoder = new TextDecoder(encoding);
  return new Map(
    Array.from({ length: 256 }, (_, byte) => [decoder.decode(Uint8Array.of(byte)), byte]),
  );
}

function encoded(text: string, encoding: Encoding): Uint8Array {
  const bytes = table(encoding);
  return Uint8Array.from(text, (character) => bytes.get(character) ?? 63);
}

const listOf = (names: readonly string[], heading: string) =>
  `${heading}\r\n${names.map((name, at) => `${name};guest${at}@x.org`).join("\r\n")}\r\n`;
const namesIn = async (bytes: Uint8Array) => {
  const { rows, encoding } = await readList({ kind: "file", bytes });
  return { encoding, names: rows.map(({ name }) => name) };
};

it.each([
  ["windows-1251", RUSSIAN],
  ["koi8-r", RUSSIAN],
  ["ibm866", RUSSIAN],
  ["x-mac-cyrillic", RUSSIAN],
  ["windows-1251", ["Анна Петрова"]],
  ["koi8-r", ["Анна Петрова"]],
  ["ibm866", ["Анна Петрова"]],
  ["x-mac-cyrillic", ["Анна Петрова"]],
  ["windows-1250", CZECH],
  ["windows-1250", POLISH],
  ["windows-1250", HUNGARIAN],
  ["windows-1252", ["María Peña Ibáñez", "Íñigo Núñez"]],
  ["windows-1252", ["Zoé Lefèvre", "François Beauté"]],
  ["windows-1252", ["Jörg Müller", "Anna Groß"]],
  ["windows-1252", ["Søren Ångström", "Pål Bjørnæs"]],
  ["macintosh", ["Jörg Müller", "Zoé Lefèvre"]],
] as const)("reads %s with %j", async (encoding, names) => {
  const heading = names.some((name) => /\p{Script=Cyrillic}/u.test(name))
    ? "ФИО;Почта"
    : "Name;Email";
  expect(await namesIn(encoded(listOf(names, heading), encoding))).toEqual({ encoding, names });
});

const wide = (text: string, little: boolean) => {
  const bytes = new Uint8Array(text.length * 2);
  const view = new DataView(bytes.buffer);
  for (let at = 0; at < text.length; at++) view.setUint16(at * 2, text.charCodeAt(at), little);
  return bytes;
};

it.each([
  ["utf-16le", true, "\u{feff}"],
  ["utf-16be", false, "\u{feff}"],
  ["utf-16le", true, ""],
  ["utf-16be", false, ""],
] as const)("reads %s (little-endian: %s) after the mark “%s”", async (encoding, little, mark) => {
  const names = [...RUSSIAN, "Jörg Müller", "Anna 🎉"];
  const text = `${mark}${listOf(names, "Имя;Email")}`.replaceAll(";", "\t");
  expect(await namesIn(wide(text, little))).toEqual({ encoding, names });
});

it.each([
  [RUSSIAN, 0xe0],
  [CZECH, 0xff],
  [["Jörg Müller", "Zoé Lefèvre"], 0xe9],
] as const)("keeps UTF-8 with one bad byte: %j", async (names, bad) => {
  const good = new TextEncoder().encode(listOf(names, "Name;Email"));
  const bytes = Uint8Array.from([...good, ...new TextEncoder().encode("Ren"), bad]);
  const last = new TextEncoder().encode(";last@x.org\r\n");
  const { encoding, names: read } = await namesIn(Uint8Array.from([...bytes, ...last]));
  expect(encoding).toBe("utf-8");
  expect(read.slice(0, -1)).toEqual(names);
});
