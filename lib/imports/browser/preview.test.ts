import { describe, expect, test } from "vitest";
import { ImportRow } from "../schema";
import { UnreadableList } from "./grid";
import { Preview } from "./preview";
import type { PreviewRow } from "./preview-types";
import { type ReadList, readList } from "./read-list";
import { badFiles, windows1251, workbook } from "./testing/corpus";

const PLAIN = { moderator: false, notify: false, lifetime: null };

async function preview(text: string, mode: "invite" | "sync" = "invite"): Promise<Preview> {
  return new Preview(await readList({ kind: "text", text }), mode, PLAIN);
}

const all = (list: Preview): PreviewRow[] => list.window("all", 0, 1_000_000);
const blob = (bytes: Uint8Array) => new Blob([bytes.slice().buffer]);
const fromFile = (bytes: Uint8Array): Promise<ReadList> =>
  readList({ kind: "file", file: blob(bytes) });

describe("what comes in", () => {
  test("an address to a line", async () => {
    const rows = all(await preview("a@example.com\n\nb@example.com\n"));
    expect(rows.map(({ row, email }) => [row, email])).toEqual([
      [1, "a@example.com"],
      [3, "b@example.com"],
    ]);
  });

  test("addresses as people write them", async () => {
    const rows = all(
      await preview('"Petrova, Anna" <anna@example.com>; Boris <boris@example.com>\n'),
    );
    expect(rows.map(({ name, email }) => [name, email])).toEqual([
      ["Petrova, Anna", "anna@example.com"],
      ["Boris", "boris@example.com"],
    ]);
  });

  test("a name that few have, and that looks like none", async () => {
    const rows = all(await preview("a@example.com; b@example.com; 🦊 7 <c@example.com>\n"));
    expect(rows.map(({ name }) => name)).toEqual(["", "", "🦊 7"]);
  });

  test.each([", ", "; ", " "])("a line of addresses apart by “%s”, however long", async (gap) => {
    const line = Array.from({ length: 2_000 }, (_, at) => `guest${at}@example.com`);
    expect((await preview(line.join(gap))).summary().counts.valid).toBe(2_000);
    const [first, odd, third] = all(
      await preview("a@example.com, b@, c@example.com, d@example.com"),
    );
    expect([first, odd, third].map((row) => row?.verdict)).toEqual(["valid", "refused", "valid"]);
  });

  test("cells from a spreadsheet, with Russian headings", async () => {
    const text = "Имя\tФамилия\tЭл. почта\tРоль\nАнна\tПетрова\tanna@example.com\tмодератор\n";
    expect(all(await preview(text))[0]).toMatchObject({
      email: "anna@example.com",
      name: "Анна Петрова",
      moderator: true,
      verdict: "valid",
    });
  });

  test("Russian Excel's CSV", async () => {
    const list = await fromFile(windows1251("Почта;Имя\nanna@example.com;Анна\n"));
    expect(list.reading.encoding).toBe("windows-1251");
    expect(all(new Preview(list, "invite", PLAIN))[0]?.name).toBe("Анна");
  });

  test("a workbook", async () => {
    const cell = (at: string, text: string) =>
      `<c r="${at}" t="inlineStr"><is><t>${text}</t></is></c>`;
    const rows = `<row r="1">${cell("A1", "Email")}</row><row r="4">${cell("A4", "a@example.com")}</row>`;
    const [first] = all(new Preview(await fromFile(workbook(rows)), "invite", PLAIN));
    expect(first).toMatchObject({ row: 4, email: "a@example.com" });
  });

  test("headings of the same name stay apart", async () => {
    const list = await preview("Email,Email\na@example.com,b@example.com\n");
    expect(list.summary().mapping).toEqual(["email", null]);
  });
});

describe("read as a person says", () => {
  const mode = (list: ReadList) => new Preview(list, "invite", PLAIN);

  test("in another encoding", async () => {
    const file = blob(windows1251("Почта;Имя\nanna@example.com;Анна\n"));
    const read = (encoding: "windows-1251" | "windows-1252") =>
      readList({ kind: "file", file }, { encoding });
    expect(all(mode(await read("windows-1251")))[0]?.name).toBe("Анна");
    expect(all(mode(await read("windows-1252")))[0]?.name).not.toBe("Анна");
    expect((await read("windows-1252")).reading.encoding).toBe("windows-1252");
  });

  test("with another separator", async () => {
    const source = { kind: "text", text: "a@example.com;Smith, John\n" } as const;
    const read = await readList(source, { separator: "semicolon" });
    expect(read.reading.separator).toBe("semicolon");
    expect(all(mode(read))[0]?.name).toBe("Smith, John");
    const other = await readList(source, { separator: "comma" });
    expect(other.grid.rows[0]?.cells).toEqual(["a@example.com;Smith", "John"]);
  });

  test("read anew, the roster and what was decided for all stay", async () => {
    const text = "anna@example.com;Anna K\n";
    const list = await preview(text);
    list.compareWith(ROSTER);
    list.change({ change: "decision", relation: "changed", action: "update" });
    const { anew } = list.reread(
      await readList({ kind: "text", text }, { separator: "semicolon" }),
    );
    expect(all(anew)[0]).toMatchObject({ relation: "changed", action: "update" });
    expect(anew.summary().version).toBeGreaterThan(list.summary().version);
  });

  test("what was changed in rows stays where the rows are the same, else it is counted", async () => {
    const list = await preview('a@example.com\t"x\nb@example.com\ty"\nc@example.com\tz\n');
    list.change({ change: "row", index: 0, edit: { name: "Anna" } });
    const text = 'a@example.com\t"x\nb@example.com\ty"\nc@example.com\tz\n';
    const same = list.reread(await readList({ kind: "text", text }, { separator: "tab" }));
    expect(same.lost).toBe(0);
    expect(all(same.anew)[0]?.name).toBe("Anna");
    const other = list.reread(await readList({ kind: "text", text }, { separator: "comma" }));
    expect(other.lost).toBe(1);
    expect(all(list)[0]?.name).toBe("Anna");
  });

  test("a heading more or less moves what was changed along with its rows", async () => {
    const list = await preview("Email,Name\na@example.com,A\nb@example.com,B\n");
    list.change({ change: "row", index: 1, edit: { name: "Boris" } });
    list.change({ change: "header", header: false });
    expect(all(list).map(({ name }) => name)).toEqual(["Name", "A", "Boris"]);
    list.change({ change: "header", header: true });
    expect(all(list).map(({ name }) => name)).toEqual(["A", "Boris"]);
  });
});

describe("how long a link works", () => {
  test.each([
    ["7 days", "Lifetime", 604_800],
    ["1 неделя", "Срок ссылки", 604_800],
    ["24 ч", "Срок действия ссылки", 86_400],
    ["1,5 hours", "Link lifetime", 5_400],
    ["7", "Lifetime (days)", 604_800],
    ["12", "Срок ссылки, часов", 43_200],
    ["3600", "timeout", 3_600],
    ["no limit", "Lifetime", null],
    ["no expiry", "Lifetime", null],
    ["", "Lifetime", 60],
    // Nobody knows seven of what, a second is less than can be asked for, ten years are more.
    ["7", "Lifetime", 60],
    ["1 second", "Lifetime", 60],
    ["520 weeks", "Lifetime", 60],
  ])("%s under %s is %s seconds", async (cell, heading, seconds) => {
    const text = `Email\t${heading}\na@example.com\t${cell}\n`;
    const read = await readList({ kind: "text", text });
    const list = new Preview(read, "invite", { ...PLAIN, lifetime: 60 });
    expect(list.summary().mapping).toEqual(["email", "lifetime"]);
    expect(list.chunk(0, 1)[0]?.lifetime).toBe(seconds);
    const warned = seconds === 60 && cell !== "";
    expect(all(list)[0]?.issues.some(({ kind }) => kind === "lifetime")).toBe(warned);
  });

  test("is mended in place", async () => {
    const list = await preview("Email\tLifetime\na@example.com\tlong\n");
    list.change({ change: "row", index: 0, edit: { lifetime: "2 h" } });
    expect(list.chunk(0, 1)[0]?.lifetime).toBe(7_200);
    expect(all(list)[0]?.verdict).toBe("valid");
  });
});

test("the apostrophe that our own files put before formulas is not part of a name", async () => {
  const [row] = all(await preview("Email,Name\na@example.com,'-Anna\n"));
  expect(row?.name).toBe("-Anna");
});

test("a file of a hundred megabytes is refused at the row that is one too many", async () => {
  const line = `${"guest@example.com".padEnd(49, " ")}\n`;
  const file = new Blob([`Email\n${line.repeat(2_000_000)}`]);
  expect(file.size).toBeGreaterThan(100_000_000);
  await expect(readList({ kind: "file", file })).rejects.toMatchObject({
    refusal: "too-many-rows",
    row: 100_002,
  });
}, 20_000);

describe("what is said of a row", () => {
  test.each([
    ["anna@gmial.com", "warned", "typo"],
    ["anna@gmail.con", "warned", "typo"],
    ["anna@mail.com", "valid", undefined],
    ["ａnna@example.com", "valid", undefined],
    ["anna@пример.рф", "valid", undefined],
    ["anna@exаmple.com", "warned", "mixedScripts"],
    ["аnna@example.com", "refused", "lookalike"],
    ["анна@example.com", "refused", "notLatin"],
    ["anna@example", "refused", "malformed"],
    ["anna at example.com", "refused", "malformed"],
  ])("%s is %s", async (address, verdict, issue) => {
    const [row] = all(await preview(`Email\n${address}\n`));
    expect([row?.verdict, row?.issues[0]?.kind]).toEqual([verdict, issue]);
  });

  test("twice in the file: the first one is sent", async () => {
    const rows = all(await preview("a@example.com\nb@example.com\nA@EXAMPLE.COM\n"));
    expect(rows[2]).toMatchObject({
      verdict: "refused",
      issues: [{ kind: "repeated", ofRow: 1 }],
    });
  });

  test("mending a row in place makes it valid, and frees its repetition", async () => {
    const list = await preview("a@example.com\na@example.com\n");
    list.change({ change: "row", index: 0, edit: { email: "b@example.com" } });
    expect(all(list).map(({ verdict }) => verdict)).toEqual(["valid", "valid"]);
  });
});

const ROSTER = [
  { code: "AAAA1111", email: "anna@example.com", name: "Anna", moderator: true, revoked: false },
  { code: "BBBB2222", email: "boris@example.com", name: "Boris", moderator: false, revoked: true },
  { code: "CCCC3333", email: "clara@example.com", name: "Clara", moderator: false, revoked: false },
];

describe("what the roster knows", () => {
  const LIST = "Email,Name\nanna@example.com,Anna K\nboris@example.com,\ndora@example.com,Dora\n";

  test("nobody on it is sent anything that nobody asked for", async () => {
    const list = await preview(LIST);
    list.compareWith(ROSTER);
    expect(all(list).map(({ action }) => action)).toEqual(["skip", "skip", "invite"]);
    const counts = { all: 3, new: 1, roster: 1, changed: 1, revoked: 1, valid: 1, warned: 2 };
    expect(list.summary().counts).toMatchObject({ ...counts, refused: 0, missing: 0 });
  });

  test("a decision for all, and another for one row", async () => {
    const list = await preview(LIST);
    list.compareWith(ROSTER);
    list.change({ change: "decision", relation: "changed", action: "update" });
    list.change({ change: "row", index: 1, edit: { action: "restore" } });
    const rows = list.chunk(0, 500);
    expect(rows.map(({ action, participantCode }) => [action, participantCode])).toEqual([
      ["update", "AAAA1111"],
      ["restore", "BBBB2222"],
      ["invite", null],
    ]);
    // A list that says nothing of roles changes none.
    expect(rows[0]?.moderator).toBe(true);
  });

  test("compared, people missing from the list are revoked only when that is ticked", async () => {
    const list = await preview(LIST, "sync");
    list.compareWith(ROSTER);
    expect(list.summary().plan).toMatchObject({ invite: 1, update: 1, revoke: 0 });
    list.change({ change: "decision", relation: "missing", action: "revoke" });
    expect(list.chunk(0, 500).at(-1)).toMatchObject({
      action: "revoke",
      participantCode: "CCCC3333",
    });
  });
});

test("every row that leaves the preview is one that the server takes", async () => {
  const text = `Email,Name,Avatar\n${"x".repeat(900)},${"n".repeat(900)},ftp://x\n,Nobody,\na@example.com,A,ftp://x\n`;
  const list = await preview(text);
  for (const row of list.chunk(0, 500))
    expect(ImportRow.safeParse(row).error?.issues).toBeUndefined();
});

describe("the corpus of bad files", () => {
  const files = badFiles();

  test("has two hundred, no two alike", () => {
    const contents = new Set(files.map(({ bytes }) => Buffer.from(bytes).toString("base64")));
    expect(contents.size).toBeGreaterThanOrEqual(200);
    expect(new Set(files.map(({ name }) => name)).size).toBe(files.length);
  });

  test.each(files.map(({ name, bytes }) => [name, bytes] as const))("%s", async (_, bytes) => {
    const refused: unknown[] = [];
    const list = await fromFile(bytes)
      .then((read) => new Preview(read, "invite", PLAIN))
      .catch((error: unknown) => void refused.push(error));
    // A whole file is refused for a reason that we know, never by accident.
    for (const error of refused) expect(error).toBeInstanceOf(UnreadableList);
    if (!list) return;
    const rows = all(list);
    const unexplained = rows.filter(
      ({ verdict, row, issues }) => verdict === "refused" && !(row && row > 0 && issues.length > 0),
    );
    expect(unexplained).toEqual([]);
    const bad = list.chunk(0, 1_000).filter((row) => !ImportRow.safeParse(row).success);
    expect(bad).toEqual([]);
  });

  test.each([
    ["one row too many", "too-many-rows", 100_002],
    ["a cell a million rows down", "too-many-rows", 1_048_576],
    ["a cell sixteen thousand columns out", "broken-workbook", 1],
    ["unknown shared string", "broken-workbook", 1],
    ["empty", "empty", null],
    ["only a heading", "empty", null],
    ["png", "binary", null],
    ["xls", "old-excel", null],
    ["locked workbook", "locked-workbook", null],
    ["zip without a workbook", "broken-workbook", null],
  ])("%s is refused as a whole, by its row where one is to blame", async (name, refusal, row) => {
    const bytes = files.find((file) => file.name === name)?.bytes ?? new Uint8Array();
    const opened = fromFile(bytes).then((list) => new Preview(list, "invite", PLAIN));
    await expect(opened).rejects.toMatchObject({ refusal, row });
  });
});
