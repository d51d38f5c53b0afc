import fc from "fast-check";
import { expect, it } from "vitest";
import { csvLine } from "./csv";
import { copiedRow } from "./neutralize-formulas";

// Fixed, so that it fails only for a change.
fc.configureGlobal({ seed: 16 });

it.each([
  [["Anna", "a@x.org"], "Anna,a@x.org\r\n"],
  [['Sean "Shay"', "a,b"], '"Sean ""Shay""","a,b"\r\n'],
  [["two\nlines"], '"two\nlines"\r\n'],
  [["=1+1"], "'=1+1\r\n"],
  [["+7 900"], "'+7 900\r\n"],
  [["  @SUM(A1)"], "'  @SUM(A1)\r\n"],
  [["\t=1"], "'\t'=1\r\n"],
  [["＝1"], "'＝1\r\n"],
  [["a=b", "x-y"], "a=b,x-y\r\n"],
  [["a;=cmd|' /C calc'!A0"], "a;'=cmd|' /C calc'!A0\r\n"],
  [['a;"=1"'], '"a;\'""=1"""\r\n'],
  [["a\t=1"], "a\t'=1\r\n"],
  [["a, +7 900"], '"a,\' +7 900"\r\n'],
])("writes %j so that it is read as it is, and never run", (values, line) => {
  expect(csvLine(values)).toBe(line);
});

const FORMULA_LETTERS = Array.from("=+-@＝＋－＠\"' \t\r\n\u00A0,;|a");

it("neutralizes a cell that begins with a formula", () => {
  // Arbitrary characters would rarely include these.
  const text = fc.string({ unit: fc.constantFrom(...FORMULA_LETTERS) });
  fc.assert(
    fc.property(text, (value) => {
      expect(csvLine([value])).not.toMatch(/^"?\s*[=+\-@＝＋－＠]/);
    }),
  );
});

it("leaves no formula in any field, whatever the separator", () => {
  const text = fc.string({
    unit: fc.constantFrom("=", "+", "@", ";", ",", "\t", '"', " ", "a", "\n"),
  });
  fc.assert(
    fc.property(text, fc.constantFrom(";", ",", "\t"), (value, separator) => {
      const fields = csvLine(["x", value])
        .split(/\r?\n/)
        .flatMap((line) => line.split(separator));
      for (const field of fields) expect(field).not.toMatch(/^["\s]*[=+@]/);
    }),
  );
});

it("copies a table without formulas, one line per row", () => {
  expect(copiedRow(["=1+1", "a\t=2", "b\n=3"])).toBe("'=1+1\ta =2\tb =3");
});
