import fc from "fast-check";
import { expect, it } from "vitest";
import { csvLine } from "./csv";

it.each([
  [["Anna", "a@x.org"], "Anna,a@x.org\r\n"],
  [['Sean "Shay"', "a,b"], '"Sean ""Shay""","a,b"\r\n'],
  [["two\nlines"], '"two\nlines"\r\n'],
  [["=1+1"], "'=1+1\r\n"],
  [["+7 900"], "'+7 900\r\n"],
  [["  @SUM(A1)"], "'  @SUM(A1)\r\n"],
  [["\t=1"], "'\t=1\r\n"],
  [["＝1"], "'＝1\r\n"],
  [["a=b", "x-y"], "a=b,x-y\r\n"],
])("writes %j so that it is read as it is, and never run", (values, line) => {
  expect(csvLine(values)).toBe(line);
});

it("never lets a cell begin with what is run", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (value) => {
      expect(csvLine([value])).not.toMatch(/^"?\s*[=+\-@＝＋－＠]/);
    }),
  );
});
