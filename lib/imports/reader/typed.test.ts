import { expect, it } from "vitest";
import { readTyped } from "./typed";

it.each([
  ["anna@x.org", "anna@x.org", ""],
  [" Anna Petrova <mailto:anna@x.org> ", "anna@x.org", "Anna Petrova"],
  ['"Petrova, Anna" <anna@x.org>;', "anna@x.org", "Anna Petrova"],
  ["anna@ПРИМЕР.рф.", "anna@xn--e1afmkfd.xn--p1ai", ""],
])("reads %s from a field", (text, email, name) => {
  expect(readTyped(text)).toMatchObject([{ email, name, state: "ready" }]);
});

it.each([
  ["anna@gmial.com", "check", null],
  ["anna@corp", "skipped", "malformed"],
  ["анна@corp.example", "skipped", "notLatin"],
  ["аnna@corp.example", "skipped", "lookalike"],
  ["anna@x.orgboris@x.org", "skipped", "malformed"],
])("says what is wrong with %s", (text, state, reason) => {
  expect(readTyped(text)).toMatchObject([{ state, reason }]);
});
