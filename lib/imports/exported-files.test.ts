import readXlsx from "read-excel-file/node";
import { Readable } from "node:stream";
import { expect, it } from "vitest";
import { type Cell, csv } from "@/lib/platform/csv";
import { xlsx } from "@/lib/platform/xlsx";

async function* pages(...rows: Cell[][]): AsyncGenerator<Cell[][]> {
  for (const row of rows) yield [row];
}

async function bytes(parts: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const all: Uint8Array[] = [];
  for await (const part of parts) all.push(part);
  return Buffer.concat(all);
}

const NASTY = ["a;b", 'say "hi"', "two\nlines", "<&>\u0001", "Ёлка"];

it("writes CSV that Excel opens without calculating a cell", async () => {
  const formulas = [
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    "\n=1",
    "＝1",
    "＋1",
    "－1",
    "＠a",
  ];
  const text = (await bytes(csv(pages([...NASTY, 7], formulas), ";"))).toString("utf8");
  expect(text.startsWith("\uFEFF")).toBe(true);
  const [first, second] = text
    .slice(1)
    .split("\r\n")
    .map((line) => line.split(/;(?=(?:[^"]*"[^"]*")*[^"]*$)/));
  expect(first).toEqual(['"a;b"', '"say ""hi"""', '"two\nlines"', "<&>\u0001", "Ёлка", "7"]);
  expect(second?.every((cell) => cell.replace(/^"/, "").startsWith("'"))).toBe(true);
  expect(second).toHaveLength(formulas.length);
});

it("writes text cells in a workbook of any length", async () => {
  const many = Array.from({ length: 1_200 }, (_, at): Cell[] => [at, "=1+1", ...NASTY]);
  const file = await bytes(xlsx(pages(...many), "Результаты & <links>"));
  const [sheet] = await readXlsx(Readable.from([file]));
  const rows = sheet?.data ?? [];
  expect(rows).toHaveLength(1_200);
  expect(rows[1_199]).toEqual([1_199, "=1+1", "a;b", 'say "hi"', "two\nlines", "<&>", "Ёлка"]);
});
