import { describe, expect, test } from "vitest";
import { readList } from "../reader/read-list";
import { UnreadableList } from "../reader/common/types";
import { ImportRow } from "@/lib/imports/schema";
import { Preview } from "./preview";
import { badFiles } from "./testing/bad-files";
import type { Filter, PreviewRow, ReadChoices } from "./types";

async function preview(text: string, mode: "invite" | "sync" = "invite"): Promise<Preview> {
  return new Preview(await readList({ kind: "text", text }), { mode });
}

async function reread(list: Preview, text: string, choices: ReadChoices) {
  return list.reread(await readList({ kind: "text", text }, choices), choices);
}

const rowsOf = (list: Preview, filter: Filter = "all"): PreviewRow[] =>
  list.window(filter, 0, 1_000_000).toSorted((one, other) => one.index - other.index);

describe("reading with other choices", () => {
  const TEXT = "Email,Name\nanna@example.com,Anna K\nboris@example.com,Boris\n";

  test("keeps decisions, the roster and the edits of unchanged rows", async () => {
    const list = await preview(TEXT);
    list.compareWith(ROSTER);
    list.change({ change: "decision", relation: "changed", action: "update" });
    list.change({ change: "row", index: 1, edit: { name: "Boris B" } });
    const { next, lost } = await reread(list, TEXT, {
      mode: "table",
      table: { mapping: ["email", "name"] },
    });
    expect(lost).toBe(0);
    expect(rowsOf(next)[0]).toMatchObject({ relation: "changed", action: "update" });
    expect(rowsOf(next)[1]?.name).toBe("Boris B");
    expect(next.summary().version).toBeGreaterThan(list.summary().version);
  });

  test("includes people who declined, all of them or one", async () => {
    const text =
      "Email,Status\nanna@example.com,Cancelled\nboris@gmial.com,Cancelled\nc@example.com,";
    const list = await preview(text);
    const states = (each: Preview) => rowsOf(each).map(({ state }) => state);
    expect(states(list)).toEqual(["skipped", "skipped", "ready"]);
    expect(rowsOf(list)[0]).toMatchObject({ issues: [{ kind: "declined" }], problem: false });
    expect(list.summary().reading).toMatchObject({ declined: 2, includeDeclined: false });
    list.change({ change: "row", index: 0, edit: { email: "anna@example.com" } });
    expect(states(list)).toEqual(["ready", "skipped", "ready"]);
    const { next, lost } = await reread(list, text, { includeDeclined: true });
    expect(lost).toBe(0);
    expect(states(next)).toEqual(["ready", "check", "ready"]);
    expect(next.summary().reading).toMatchObject({ declined: 2, includeDeclined: true });
  });

  test("counts the edits that another reading would discard", async () => {
    const list = await preview(TEXT);
    list.change({ change: "row", index: 0, edit: { name: "Anna" } });
    const { next, lost } = await reread(list, TEXT, { table: { heading: 1 } });
    expect(lost).toBe(1);
    expect(next.state().edits).toEqual([]);
    expect(rowsOf(list)[0]?.name).toBe("Anna");
  });

  test("restores choices, decisions and edits", async () => {
    const list = await preview(TEXT);
    list.change({ change: "row", index: 0, edit: { name: "Anna B" } });
    list.change({ change: "defaults", defaults: { moderator: true, notify: true, lifetime: 60 } });
    const again = new Preview(await readList({ kind: "text", text: TEXT }), list.state());
    expect(again.chunk(0, 500)).toEqual(list.chunk(0, 500));
  });
});

test("numbers several rows of one line differently", async () => {
  const list = await preview("a@example.com, b@example.com; Clara <c@example.com>\n");
  expect(rowsOf(list).map(({ row, name }) => [row, name])).toEqual([
    [1, ""],
    [2, ""],
    [3, "Clara"],
  ]);
  expect(new Set(list.chunk(0, 10).map(({ position }) => position)).size).toBe(3);
});

describe("row problems", () => {
  const TEXT =
    "Email,Name\na@example.com,A\nb@gmial.com,B\na@example.com,C\nwrong,D\nd@gmail.con,E\n";

  test("sorts problems first, then skipped rows, then the others", async () => {
    const list = await preview(TEXT);
    expect(list.window("all", 0, 9).map(({ name, state }) => [name, state])).toEqual([
      ["B", "check"],
      ["D", "skipped"],
      ["E", "check"],
      ["C", "skipped"],
      ["A", "ready"],
    ]);
    expect(list.summary().problems).toMatchObject({ all: 3, check: 2, skipped: 1, ready: 0 });
  });

  test("fixes all likely typos at once", async () => {
    const list = await preview(TEXT);
    expect(list.summary().typos).toBe(2);
    list.change({ change: "fixTypos" });
    expect(rowsOf(list, "ready").map(({ email }) => email)).toEqual([
      "a@example.com",
      "b@gmail.com",
      "d@gmail.com",
    ]);
    expect(list.summary().typos).toBe(0);
  });

  test("marks a confirmed row as ready", async () => {
    const list = await preview(TEXT);
    list.change({ change: "row", index: 1, edit: { confirmed: true } });
    expect(rowsOf(list)[1]).toMatchObject({ email: "b@gmial.com", state: "ready" });
  });

  test("lets a person choose another address of the row", async () => {
    const list = await preview("Email,Name\na@example.com;b@example.com,A\nc@example.com,C\n");
    const [row] = rowsOf(list, "check");
    expect(row?.issues[0]).toMatchObject({ kind: "severalAddresses" });
    list.change({ change: "row", index: row?.index ?? 0, edit: { email: "b@example.com" } });
    expect(rowsOf(list).map(({ email, state }) => [email, state])).toContainEqual([
      "b@example.com",
      "ready",
    ]);
  });

  test("reads the name from a typed `Name <address>`", async () => {
    const list = await preview(TEXT);
    list.change({ change: "row", index: 3, edit: { email: "Dora B <dora@example.com>" } });
    expect(rowsOf(list)[3]).toMatchObject({ email: "dora@example.com", name: "Dora B" });
  });
});

describe("lifetime of a link", () => {
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
    // A number without a unit, below the minimum, above the maximum.
    ["7", "Lifetime", 60],
    ["1 second", "Lifetime", 60],
    ["520 weeks", "Lifetime", 60],
  ])("%s under %s is %s seconds", async (cell, heading, seconds) => {
    const text = `Email\t${heading}\na@example.com\t${cell}\n`;
    const read = await readList({ kind: "text", text });
    const defaults = { moderator: false, notify: false, lifetime: 60 };
    const list = new Preview(read, { defaults });
    expect(list.summary().table?.mapping).toEqual(["email", "lifetime"]);
    expect(list.chunk(0, 1)[0]?.lifetime).toBe(seconds);
    const unclear = seconds === 60 && cell !== "";
    expect(rowsOf(list)[0]?.issues.some(({ kind }) => kind === "lifetime")).toBe(unclear);
  });

  test("can be fixed in place", async () => {
    const list = await preview("Email\tLifetime\na@example.com\tlong\n");
    list.change({ change: "row", index: 0, edit: { lifetime: "2 h" } });
    expect(list.chunk(0, 1)[0]?.lifetime).toBe(7_200);
    expect(rowsOf(list)[0]?.state).toBe("ready");
  });
});

describe("issues of a row", () => {
  test.each([
    ["anna@gmial.com", "check", "typo"],
    ["anna@gmail.con", "check", "typo"],
    ["anna@mail.com", "ready", undefined],
    ["ａnna@example.com", "ready", undefined],
    ["anna@пример.рф", "ready", undefined],
    ["anna@exаmple.com", "check", "mixedScripts"],
    ["аnna@example.com", "skipped", "lookalike"],
    ["анна@example.com", "skipped", "notLatin"],
    ["anna@example", "skipped", "malformed"],
    ["=@example.com", "skipped", "malformed"],
  ])("%s is %s", async (address, state, issue) => {
    const [row] = rowsOf(await preview(`Email\n${address}\n`));
    expect([row?.state, row?.issues[0]?.kind]).toEqual([state, issue]);
  });

  test("invites the first of two rows with one address", async () => {
    const rows = rowsOf(await preview("a@example.com\nb@example.com\nA@EXAMPLE.COM\n"));
    expect(rows[2]).toMatchObject({
      state: "skipped",
      issues: [{ kind: "duplicate", ofRow: 1 }],
    });
  });

  test("marks a fixed row and its duplicate as ready", async () => {
    const list = await preview("a@example.com\na@example.com\n");
    list.change({ change: "row", index: 0, edit: { email: "b@example.com" } });
    expect(rowsOf(list).map(({ state }) => state)).toEqual(["ready", "ready"]);
  });
});

const ROSTER = [
  { code: "AAAA1111", email: "anna@example.com", name: "Anna", moderator: true, revoked: false },
  { code: "BBBB2222", email: "boris@example.com", name: "Boris", moderator: false, revoked: true },
  { code: "CCCC3333", email: "clara@example.com", name: "Clara", moderator: false, revoked: false },
];

describe("comparison with the roster", () => {
  const LIST = "Email,Name\nanna@example.com,Anna K\nboris@example.com,\ndora@example.com,Dora\n";

  test("skips people on the roster by default", async () => {
    const list = await preview(LIST);
    list.compareWith(ROSTER);
    expect(rowsOf(list).map(({ action }) => action)).toEqual(["skip", "skip", "invite"]);
    const counts = { all: 3, new: 1, roster: 1, changed: 1, revoked: 1, ready: 1, check: 0 };
    expect(list.summary().counts).toMatchObject({ ...counts, skipped: 0, missing: 0 });
  });

  test("applies a decision to all rows, and another to one row", async () => {
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
    // A list without roles doesn't change roles.
    expect(rows[0]?.moderator).toBe(true);
  });

  test("revokes people missing from the list only in sync mode and only if selected", async () => {
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

test("invites addresses with unusual characters", async () => {
  const emails = [
    "r&d@corp.example",
    "sales/emea@corp.example",
    "#board@corp.example",
    "a!x@x.org",
  ];
  const list = await preview(emails.join("\n"));
  expect(rowsOf(list).map(({ email, state }) => [email, state])).toEqual(
    emails.map((email) => [email, "ready"]),
  );
});

test("skips the sender of a message, without a problem to fix", async () => {
  const list = await preview("From: Olga <o@x.org>\nTo: Anna <a@x.org>\nSubject: Forum");
  const [anna, olga] = rowsOf(list).toSorted((one, other) => (one.email < other.email ? -1 : 1));
  expect(anna).toMatchObject({ email: "a@x.org", state: "ready" });
  expect(olga).toMatchObject({ state: "skipped", problem: false, issues: [{ kind: "sender" }] });
  expect(list.chunk(0, 10)).toContainEqual(
    expect.objectContaining({ email: "o@x.org", action: "skip", reason: "chosen" }),
  );
});

test("plans only rows that the server accepts", async () => {
  const text = `Email,Name,Avatar\n${"x".repeat(900)},${"n".repeat(900)},ftp://x\n,Nobody,\na@example.com,A,ftp://x\n`;
  const list = await preview(text);
  for (const row of list.chunk(0, 500))
    expect(ImportRow.safeParse(row).error?.issues).toBeUndefined();
});

describe("bad files", () => {
  test.each(badFiles().map(({ name, bytes }) => [name, bytes] as const))("%s", async (_, bytes) => {
    const refused: unknown[] = [];
    const list = await readList({ kind: "file", bytes })
      .then((read) => new Preview(read, {}))
      .catch((error: unknown) => void refused.push(error));
    // The reader rejects a file with a known reason, never with another exception.
    for (const error of refused) expect(error).toBeInstanceOf(UnreadableList);
    if (!list) return;
    const unexplained = rowsOf(list).filter(
      ({ state, row, issues }) => state === "skipped" && !(row && row > 0 && issues.length > 0),
    );
    expect(unexplained).toEqual([]);
    const bad = list.chunk(0, 1_000).filter((row) => !ImportRow.safeParse(row).success);
    expect(bad).toEqual([]);
  });
});
