import { describe, expect, it } from "vitest";
import type { Participant } from "@/lib/boomstream/types";
import { db } from "@/lib/db/db";
import { newId } from "@/lib/platform/ids";
import { differences } from "./roster-differences";
import { readRosterLines } from "./roster-lines";
import { mergeRoster } from "./merge-roster";

const person = (code: string, rest: Partial<Participant> = {}): Participant => ({
  code,
  conferenceCode: "room",
  email: `${code}@differences.example`,
  name: "Somebody",
  moderator: false,
  added: "2026-01-01 00:00:00",
  revoked: false,
  ...rest,
});

const NOTHING = { added: [], changed: [], gone: [] };
let order = 1_000;

function project() {
  const id = newId();
  const compared = async (roster: Participant[]) => {
    order += 1;
    return { roster, request: { order, at: Date.now() }, lines: await readRosterLines(id, "room") };
  };
  return {
    id,
    compared,
    merge: async (people: Participant[]) => mergeRoster(id, "room", await compared(people)),
    differ: async (people: Participant[]) => differences(id, "room", await compared(people)),
    versions: async () => {
      const rows = await db()
        .selectFrom("participants")
        .select(["code", "version"])
        .where("project_id", "=", id)
        .orderBy("code")
        .execute();
      return rows.map(({ code, version }) => `${code} ${version}`);
    },
  };
}

describe("comparing a roster with the mirror", () => {
  it("compares unusual values exactly, and rewrites none of them", async () => {
    const { merge, differ, versions } = project();
    const odd = [
      "",
      " spaces  at both ends ",
      "tab\tline\nreturn\r",
      `"quotes" 'and' \\ back`,
      "😀 👩‍👩‍👧 𝒳",
      "é and e\u0301",
      "\uFFFD\uFFFD",
      "\u0085 \u2028 \uFEFF \u200F",
      "مرحبا 你好 Ёжик",
      "000",
      "null",
      "1".repeat(5_000),
    ];
    const people = odd.flatMap((value, at) => [
      person(`name${at}`, { name: value }),
      person(`email${at}`, { email: value, moderator: true }),
      person(`added${at}`, { added: value, revoked: true }),
    ]);
    await merge(people);
    const before = await versions();
    expect(before).toHaveLength(people.length);
    expect(await differ(people)).toEqual(NOTHING);
    await merge(people);
    expect(await versions()).toEqual(before);
  });

  it("normalizes a name of an earlier version once, and reports no external change", async () => {
    const { id, merge, differ } = project();
    const people = [person("one", { name: " Anna \u200B Petrova" }), person("two")];
    await merge(people);
    const stored = () =>
      db()
        .selectFrom("participants")
        .select(["name", "version", "outside"])
        .where("project_id", "=", id)
        .where("code", "=", "one")
        .executeTakeFirstOrThrow();
    await db()
      .updateTable("participants")
      .set({ name: " Anna \u200B Petrova" })
      .where("project_id", "=", id)
      .where("code", "=", "one")
      .execute();
    await merge(people);
    expect(await stored()).toEqual({ name: "Anna Petrova", version: 2, outside: null });
    expect(await differ(people)).toEqual(NOTHING);
  });

  it("finds each kind of change, and added and removed people, once", async () => {
    const { merge, differ, versions } = project();
    const all = ["a", "b", "c", "d", "e", "same", "went"].map((code) => person(code));
    await merge(all);
    const changes: Partial<Participant>[] = [
      { email: "other@differences.example" },
      { name: "Somebodx" },
      { moderator: true },
      { revoked: true },
      { added: "2026-01-01 00:00:01" },
    ];
    const now = [
      ...changes.map((change, at) => person("abcde".charAt(at), change)),
      person("same"),
      person("came"),
    ];
    const { added, changed, gone } = await differ(now);
    expect(added.map(({ code }) => code)).toEqual(["came"]);
    expect(changed.map(({ known }) => known.code).toSorted()).toEqual(["a", "b", "c", "d", "e"]);
    expect(gone.map(({ code }) => code)).toEqual(["went"]);
    await merge(now);
    expect(await differ(now)).toEqual(NOTHING);
    expect(await versions()).toEqual([
      "a 2",
      "b 2",
      "c 2",
      "came 1",
      "d 2",
      "e 2",
      "same 1",
      "went 1",
    ]);
    expect((await differ([...now, person("went")])).changed).toMatchObject([
      { known: { code: "went", values: { present: false } } },
    ]);
  });

  it("reads a long roster in parts, also if all were added at the same time", async () => {
    const { merge, differ } = project();
    const people = Array.from({ length: 9_001 }, (_, at) =>
      person(`p${(at * 7_919) % 9_001}`, { added: at % 3 === 0 ? "2026-01-02 00:00:00" : "same" }),
    );
    await merge(people);
    expect(await differ(people)).toEqual(NOTHING);
    const renamed = people.map((one, at) => (at % 1_000 === 0 ? { ...one, name: "Other" } : one));
    const { added, changed, gone } = await differ(renamed.slice(0, -1));
    expect([added.length, changed.length, gone.length]).toEqual([0, 9, 1]);
  });

  it("corrects values that contain the separators of a line", async () => {
    const { id, merge, differ } = project();
    const people = [person("one"), person("two"), person("three")];
    await merge(people);
    await db()
      .updateTable("participants")
      .set({ name: "Some\u001Ebody\u001F" })
      .where("project_id", "=", id)
      .where("code", "=", "two")
      .execute();
    const { added, changed, gone } = await differ(people);
    expect([added, gone]).toEqual([[], []]);
    expect(changed.map(({ person: { code } }) => code)).toEqual(["two"]);
  });

  it("skips rows that were written after the roster was requested", async () => {
    const { id, merge, differ } = project();
    await merge([person("one"), person("two")]);
    await db()
      .updateTable("participants")
      .set({ name: "Newer", written_order: order + 100 })
      .where("project_id", "=", id)
      .execute();
    expect(await differ([person("one")])).toEqual(NOTHING);
  });

  it("uses the current rows if they changed after their lines were read", async () => {
    const { id, merge, compared } = project();
    const before = ["own", "same", "other"].map((code) => person(code));
    await merge(before);
    const roster = before.map((one) => ({ ...one, name: "Told" }));
    const request = await compared(roster);
    const write = (code: string, name: string, written_order: number) =>
      db()
        .updateTable("participants")
        .set((eb) => ({ name, written_order, version: eb("version", "+", 1) }))
        .where("project_id", "=", id)
        .where("code", "=", code)
        .execute();
    await write("own", "Newer", order + 1);
    await write("same", "Told", 0);
    await write("other", "Not yet told", 0);
    const { added, changed, gone } = await differences(id, "room", request);
    expect([added, gone]).toEqual([[], []]);
    expect(changed).toMatchObject([
      { known: { code: "other", version: 2, values: { name: "Not yet told" } } },
    ]);
  });
});
