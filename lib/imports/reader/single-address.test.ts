import { expect, it } from "vitest";
import { readList } from "./read-list";

const read = async (text: string) => (await readList({ kind: "text", text })).rows;

it.each([
  ["anna@x.org", "anna@x.org", ""],
  [" Anna Petrova <mailto:anna@x.org> ", "anna@x.org", "Anna Petrova"],
  ['"Petrova, Anna" <anna@x.org>;', "anna@x.org", "Anna Petrova"],
  ["anna@ПРИМЕР.рф.", "anna@xn--e1afmkfd.xn--p1ai", ""],
])("reads %s from a field", async (text, email, name) => {
  expect(await read(text)).toMatchObject([{ email, name, state: "ready" }]);
});

it.each([
  ["anna@gmial.com", "check", null],
  ["anna@corp", "skipped", "malformed"],
  ["анна@corp.example", "skipped", "notLatin"],
  ["аnna@corp.example", "skipped", "lookalike"],
  ["anna@x.orgboris@x.org", "skipped", "malformed"],
])("says what is wrong with %s", async (text, state, reason) => {
  expect(await read(text)).toMatchObject([{ state, reason }]);
});
