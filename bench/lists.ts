import { setTimeout as pause } from "node:timers/promises";
import Papa from "papaparse";
import readXlsx from "read-excel-file/node";
import { Preview } from "../lib/imports/preview/preview";
import { readList, type ListInput } from "../lib/imports/reader/read-list";
import { adversarialText } from "../lib/imports/reader/testing/adversarial";
import { xlsx } from "../lib/platform/xlsx";

// npm run bench:lists: reads lists of 100,000 people, compared with plain parsers of the same bytes
const COUNT = Number(process.env["BENCH_COUNT"] ?? 100_000);
const ROUNDS = 5;
const SEEDS = 100;
const ADVERSARIAL = 1_000_000;

const people = Array.from({ length: COUNT }, (_, at) => [
  `guest${at}@corp.example`,
  `Anna Petrova ${at % 1_000}`,
  "Lime Studio",
]);
const csv = `Email,Name,Company\n${people.map((cells) => cells.join(",")).join("\n")}\n`;
const quoted = `Email,Name,Company\n${people.map((cells) => cells.map((cell) => `"${cell}"`).join(",")).join("\n")}\n`;
const text = people.map(([email, name]) => `${name} <${email}>`).join("\n");
const workbook = await workbookOf([["Email", "Name", "Company"], ...people]);

async function workbookOf(cells: string[][]): Promise<Uint8Array> {
  async function* pages() {
    yield cells;
  }
  const parts: Uint8Array[] = [];
  for await (const part of xlsx(pages(), "Guests")) parts.push(part);
  return new Uint8Array(Buffer.concat(parts));
}

async function preview(input: ListInput): Promise<void> {
  // As in the worker, which has no other tasks.
  const list = await readList(input, { pause: () => Promise.resolve() });
  const { counts } = new Preview(list, {}).summary();
  if (counts.all < COUNT) throw new Error("not everybody");
}

async function timed(work: () => unknown): Promise<number> {
  globalThis.gc?.();
  await pause(5);
  const start = performance.now();
  await work();
  return performance.now() - start;
}

const WORK = {
  "Papa Parse, CSV": () => Papa.parse<string[]>(csv, { delimiter: "," }).data.length,
  "read-excel-file": () => readXlsx(Buffer.from(workbook)),
  "Foyer, CSV": () => preview({ kind: "text", text: csv }),
  "Foyer, quoted CSV": () => preview({ kind: "text", text: quoted }),
  "Foyer, free text": () => preview({ kind: "text", text }),
  "Foyer, XLSX": () => preview({ kind: "file", bytes: workbook }),
};

const rows: Record<string, number> = {};
const times = new Map<string, number[]>();
for (let round = 0; round <= ROUNDS; round++)
  for (const [name, work] of Object.entries(WORK)) {
    const ms = await timed(work);
    // The first round warms up.
    if (round > 0) times.set(name, [...(times.get(name) ?? []), ms]);
  }
for (const [name, list] of times)
  rows[name] = list.toSorted((one, other) => one - other)[Math.floor(ROUNDS / 2)] ?? Number.NaN;

let slowest = { seed: -1, ms: 0 };
for (let seed = 0; seed < SEEDS; seed++) {
  const hard = adversarialText(seed, ADVERSARIAL);
  const ms = await timed(() =>
    readList({ kind: "text", text: hard }, { pause: () => Promise.resolve() }).catch(
      () => undefined,
    ),
  );
  if (ms > slowest.ms) slowest = { seed, ms };
}
rows[`slowest of ${SEEDS} adversarial texts of 1 MB (seed ${slowest.seed})`] = slowest.ms;

console.table(Object.fromEntries(Object.entries(rows).map(([name, ms]) => [name, Math.round(ms)])));
console.log(JSON.stringify({ lists: { ...rows, adversarial: slowest.ms } }));
