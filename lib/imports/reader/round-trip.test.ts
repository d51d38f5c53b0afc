import { expect, it } from "vitest";
import { type Cell, csv } from "@/lib/platform/csv";
import en from "@/lib/platform/i18n/en/import-results.json";
import ru from "@/lib/platform/i18n/ru/import-results.json";
import { copiedRow } from "@/lib/platform/neutralize-formulas";
import { xlsx } from "@/lib/platform/xlsx";
import { ROSTER_HEADINGS } from "@/lib/participants/roster-headings";
import { OWN_HEADINGS } from "./tables/own-files";
import { readList } from "./read-list";

const RESULTS = [
  "row",
  "email",
  "name",
  "moderator",
  "notify",
  "action",
  "outcome",
  "reason",
  "attempts",
  "at",
  "link",
  "expires",
  "code",
] as const;
const FAILED = ["email", "name", "moderator", "notify", "lifetime", "avatarUrl", "reason"] as const;

const NAMES = [
  "Anna Petrova",
  "=1+1",
  "@boris",
  'Clara "Ann" O\'Neil',
  "Petrova; Anna",
  "Petrova, Anna",
  "Ёлка",
  "Anna 🎉",
  "שרה כהן",
  "محمد علي",
  "Anna (Marketing)",
  "«Анна»",
  "Total",
  "anna@corp.example",
  "*Anna*",
  "Anna | Boris",
  "Anna, +Boris",
  "Anna; =1+1 | @boris",
  "Petrova\\, Anna",
  '"Anna',
  "+7 900 000-00-00",
  "",
];

async function bytesOf(file: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  for await (const part of file) parts.push(part);
  return new Uint8Array(Buffer.concat(parts));
}

async function* pages(rows: Cell[][]): AsyncGenerator<Cell[][]> {
  yield rows;
}

const rosterRow = (name: string, at: number): Cell[] => [
  name,
  `a${at}@x.org`,
  at % 2 === 0 ? "moderator" : "participant",
  "active",
  "2026-11-26",
  "4pp2ziIZ",
  "never",
];
const resultRow = (texts: typeof en) => (name: string, at: number) => [
  at + 2,
  `a${at}@x.org`,
  name,
  texts.yes,
  texts.no,
  texts.actions.invite,
  texts.outcomes.sent,
  "",
  1,
  "2026-11-26 12:05:33",
  "https://x.org/i/4pp2ziIZ",
  "",
  "4pp2ziIZ",
];
const failedRow = (texts: typeof en) => (name: string, at: number) => [
  `a${at}@x.org`,
  name,
  texts.yes,
  texts.no,
  texts.lifetimes.none,
  "https://x.org/a.png",
  "help@boomstream.example refused",
];

const FILES: readonly (readonly [string, Cell[][], Record<string, string>])[] = [
  [
    "the roster",
    [[...ROSTER_HEADINGS], ...NAMES.map(rosterRow)],
    { moderator: "moderator", code: "4pp2ziIZ" },
  ],
  ...[en, ru].flatMap((texts): [string, Cell[][], Record<string, string>][] => [
    [
      `results in ${texts.yes}`,
      [RESULTS.map((key) => texts.columns[key]), ...NAMES.map(resultRow(texts))],
      { moderator: texts.yes, notify: texts.no, code: "4pp2ziIZ" },
    ],
    [
      `failed rows in ${texts.yes}`,
      [FAILED.map((key) => texts.columns[key]), ...NAMES.map(failedRow(texts))],
      {
        moderator: texts.yes,
        notify: texts.no,
        lifetime: texts.lifetimes.none,
        avatarUrl: "https://x.org/a.png",
      },
    ],
  ]),
];

it("recognizes the headings of every export", () => {
  expect(FILES.map(([, [headings]]) => headings?.join(",") ?? "").toSorted()).toEqual(
    OWN_HEADINGS.toSorted(),
  );
});

it.each(FILES)("reads %s back from CSV and XLSX", async (_file, rows, fields) => {
  const expected = NAMES.map((name, at) => [`a${at}@x.org`, name]);
  for (const file of [csv(pages(rows)), csv(pages(rows), ";"), xlsx(pages(rows), "Sheet")]) {
    const reading = await readList({ kind: "file", bytes: await bytesOf(file) });
    expect(reading.rows.map(({ email, name }) => [email, name])).toEqual(expected);
    expect(reading.rows.every(({ state }) => state === "ready")).toBe(true);
    expect(reading.rows[0]?.fields).toEqual(fields);
  }
});

it("reads back copied links", async () => {
  const names = ["Anna Petrova", "=Anna", "Ёлка", "Clara O'Neil", "Orlov Boris Ilyich", "Anna 🎉"];
  const lines = names.map((name, at) =>
    copiedRow([name, `a${at}@x.org`, `https://x.org/i/4pp2ziI${at}`]),
  );
  const { rows } = await readList({ kind: "text", text: lines.join("\n") });
  expect(rows.map(({ email, name }) => [email, name])).toEqual(
    names.map((name, at) => [`a${at}@x.org`, name]),
  );
});

it("reads a failed row with a malformed address", async () => {
  const rows = [FAILED.map((key) => en.columns[key]), ["anna", "", "no", "no", "", "", "Reason"]];
  const bytes = await bytesOf(csv(pages(rows)));
  expect((await readList({ kind: "file", bytes })).rows).toMatchObject([
    { email: "anna", state: "skipped", reason: "malformed" },
  ]);
});
