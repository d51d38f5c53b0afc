import fc from "fast-check";
import { expect, it } from "vitest";
import { readList } from "./read-list";
import { bytesOf, examples } from "./testing/corpus";
import { fragments, lists, mixtures } from "./testing/generate";
import { lostAddresses, wrongNames } from "./testing/invariant";
import { type ReadingMode, type ReadRow, UnreadableList } from "./common/types";

/** Fixed lists by default; READER_RUNS=10000 generates others, which takes some minutes. */
const runs = process.env["READER_RUNS"];
const options = runs === undefined ? { numRuns: 120, seed: 16 } : { numRuns: Number(runs) };

async function rowsOf(text: string, mode?: ReadingMode): Promise<readonly ReadRow[]> {
  try {
    return (await readList({ kind: "text", text }, { mode })).rows;
  } catch (error) {
    if (error instanceof UnreadableList && error.refusal === "empty") return [];
    throw error;
  }
}

it("shows every address of a generated list, with its own name or none", async () => {
  await fc.assert(
    fc.asyncProperty(lists, async ({ text, people }) => {
      const rows = await rowsOf(text);
      expect(lostAddresses(text, rows)).toEqual([]);
      expect(wrongNames(people, rows)).toEqual([]);
    }),
    options,
  );
}, 600_000);

it.each(["table", "text", undefined] as const)(
  "shows every address of mixed lists and fragments, read as %s",
  async (mode) => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(mixtures, fragments), async (text) => {
        expect(lostAddresses(text, await rowsOf(text, mode))).toEqual([]);
      }),
      options,
    );
  },
  600_000,
);

it("shows an address in the position of the name of a repeated address", async () => {
  const text = "aa@corp.example a0@corp.example(aa@corp.example,Anna Petrova";
  expect(lostAddresses(text, await rowsOf(text, "table"))).toEqual([]);
});

it.each(["</td><Anna Petrovaa0@corp.example</td>", "<p><b a0@corp.example> x</b></p>"])(
  "shows the address of %s, which is not a tag",
  async (text) => expect(lostAddresses(text, await rowsOf(text))).toEqual([]),
);

const texts = examples()
  .filter(({ how, file }) => how === "paste" || file.endsWith(".csv"))
  .map((example) => new TextDecoder().decode(bytesOf(example)));

it("shows every address of concatenated corpus lists", async () => {
  const pick = fc.array(fc.constantFrom(...texts), { minLength: 2, maxLength: 3 });
  await fc.assert(
    fc.asyncProperty(pick, fc.constantFrom("\n", "\n\n", "\t", ", "), async (parts, separator) => {
      const text = parts.join(separator);
      expect(lostAddresses(text, await rowsOf(text))).toEqual([]);
    }),
    options,
  );
}, 600_000);
