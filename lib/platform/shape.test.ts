import { expect, expectTypeOf, it } from "vitest";
import * as shape from "./shape";

const Guest = shape.object({
  name: shape.string,
  age: shape.nullable(shape.number),
  role: shape.oneOf(["moderator", "participant"]),
  tags: shape.array(shape.string),
  note: shape.optional(shape.string),
  here: shape.boolean,
});

const anna = { name: "Anna", age: null, role: "moderator", tags: ["a"], here: true };

it("knows what has the shape", () => {
  expect(Guest(anna)).toBe(true);
  expect(Guest({ ...anna, age: 30, tags: [], note: "n", other: 1 })).toBe(true);
});

it.each([
  ["a field of another type", { ...anna, name: 1 }],
  ["a field that is missing", { ...anna, here: undefined }],
  ["undefined for null", { ...anna, age: undefined }],
  ["null for what may be left out", { ...anna, note: null }],
  ["a text that is none of those", { ...anna, role: "guest" }],
  ["one wrong item of a list", { ...anna, tags: ["a", 1] }],
  ["an object for a list", { ...anna, tags: { length: 0 } }],
  ["a list for an object", [anna]],
  ["nothing", null],
  ["a text", "Anna"],
])("refuses %s", (_, value) => {
  expect(Guest(value)).toBe(false);
});

it("stands for a type", () => {
  expectTypeOf<shape.Shaped<typeof Guest>>().toEqualTypeOf<{
    name: string;
    age: number | null;
    role: "moderator" | "participant";
    tags: string[];
    note?: string | undefined;
    here: boolean;
  }>();
});
