import { expect, it } from "vitest";
import { readList } from "./read-list";

/** The encoding, the names, and the letters that Latin-1 has for the same bytes. */
const LISTS = [
  ["windows-1252", ["María Peña Ibáñez", "Íñigo Núñez"], ["María Peña Ibáñez", "Íñigo Núñez"]],
  ["windows-1252", ["Zoé Lefèvre", "François Beauté"], ["Zoé Lefèvre", "François Beauté"]],
  ["windows-1252", ["Jörg Müller", "Anna Groß"], ["Jörg Müller", "Anna Groß"]],
  ["windows-1250", ["Kovács Gergő", "Szűcs Éva"], ["Kovács Gergõ", "Szûcs Éva"]],
] as const;

it.each(LISTS)("reads %s with %j", async (encoding, names, letters) => {
  const lines = letters.map((name, at) => `${name};guest${at}@x.org`);
  const bytes = new Uint8Array(Buffer.from(`Name;Email\n${lines.join("\n")}\n`, "latin1"));
  const list = await readList({ kind: "file", bytes });
  expect(list.encoding).toBe(encoding);
  expect(list.rows.map(({ name }) => name)).toEqual(names);
});
