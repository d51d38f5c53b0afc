import { beforeAll, describe, expect, it } from "vitest";
import type { Participant } from "@/lib/boomstream/types";
import { words } from "@/lib/db/search-text";
import { db } from "@/lib/db/db";
import { fold } from "@/lib/platform/normalize";
import { newId } from "@/lib/platform/ids";
import { fewAddresses } from "./search-large-roster";
import { readRosterLines } from "@/lib/mirror/roster-lines";
import { mergeRoster } from "@/lib/mirror/merge-roster";
import { readRoster } from "./list";
import type { RosterParams } from "./schema";

const ROOM = "few-room";
const OTHER = "few-other";
const id = newId();

/** Distinct people; one in 700 shares an address, one in 5 was revoked. */
const allWindows = Array.from({ length: 2_600 }, (_, at): Participant => ({
  code: `few${String(at).padStart(4, "0")}`,
  conferenceCode: ROOM,
  email: at % 700 === 699 ? "shared@few.example" : `guest${at}@few.example`,
  name: at % 3 === 0 ? `Йорк Ё'Нил ${at % 97}` : `Zoë "O" Kling ${at % 89}`,
  moderator: at % 11 === 0,
  added: `2026-01-01 00:00:${String(at % 60).padStart(2, "0")}`,
  revoked: at % 5 === 0,
}));
const GONE = 40;
const others = allWindows.slice(0, 60).map((person) => ({
  ...person,
  code: `else${person.code}`,
  conferenceCode: OTHER,
}));

beforeAll(async () => {
  await db()
    .insertInto("conferences")
    .values(
      [ROOM, OTHER].map((code) => ({
        project_id: id,
        code,
        title: code,
        title_key: code,
        description: "",
        search: code,
        first_seen_at: 1,
        written_at: 0,
      })),
    )
    .execute();
  const merge = async (code: string, roster: Participant[], order: number) =>
    mergeRoster(id, code, {
      roster,
      request: { order, at: 0 },
      lines: await readRosterLines(id, code),
    });
  await merge(OTHER, others, 1_000);
  await merge(ROOM, allWindows, 1_000);
  await merge(ROOM, allWindows.slice(GONE), 2_000);
});

const SEARCHES = [
  "guest25",
  "guest259",
  "few00",
  "few2599",
  "0few",
  "shared",
  "shared@few.example",
  "ё'нил 9",
  "Е'НИЛ 96",
  '"o" kling 88',
  "o kling 88",
  "zoe 12",
  "kli ng9",
  "guest1 guest12",
  "guest-1",
  "%",
  "___",
  "guest_5",
  "50%",
  "nobody here",
  "g 259",
  "йо 259",
];

describe("a search in a large roster", () => {
  it.each(SEARCHES)("finds the same people for %j as a full read", async (q) => {
    for (const status of ["active", "revoked", "all"] as const) {
      for (const sort of ["name", "-email", "role"] as const) {
        const params: RosterParams = { q, role: "all", status, links: "all", sort };
        expect(await found(params)).toEqual(expected(params));
      }
    }
  });

  it("uses the index only for few matches", async () => {
    expect(await fewAddresses(id, ROOM, "guest259")).toContain("guest2599@few.example");
    expect(await fewAddresses(id, ROOM, "nobody here")).toEqual([]);
    for (const q of ["", "gu", "25", "guest", "few.example"]) {
      expect(await fewAddresses(id, ROOM, q)).toBeNull();
    }
    expect(await fewAddresses(id, OTHER, "guest25")).toBeNull();
    await db().updateTable("conferences").set({ deleted_at: 1 }).where("code", "=", ROOM).execute();
    expect(await fewAddresses(id, ROOM, "guest259")).toBeNull();
    await db()
      .updateTable("conferences")
      .set({ deleted_at: null })
      .where("code", "=", ROOM)
      .execute();
  });
});

/** Returns all windows. */
async function found(params: RosterParams) {
  const freshness = { syncedAt: 1, problem: null };
  const codes: string[] = [];
  for (;;) {
    const { rows, total } = await readRoster(
      { id, personalLinks: false },
      ROOM,
      params,
      codes.length,
      freshness,
    );
    codes.push(...rows.map(({ code }) => code));
    if (rows.length === 0 || codes.length >= total) return { codes, total };
  }
}

/** Returns the same by a full read. */
function expected({ q, status, sort }: RosterParams) {
  const codes = allWindows
    .slice(GONE)
    .filter(({ revoked }) => status === "all" || revoked === (status === "revoked"))
    .filter((person) => {
      const text = fold(`${person.name} ${person.email} ${person.code}`);
      return words(q).every((word) => text.includes(word));
    })
    .toSorted((a, b) => {
      const byName = order(fold(a.name), fold(b.name)) || order(a.code, b.code);
      if (sort === "name") return byName;
      if (sort === "role") return Number(b.moderator) - Number(a.moderator) || byName;
      return -(order(a.email, b.email) || order(a.code, b.code));
    })
    .map(({ code }) => code);
  return { codes, total: codes.length };
}

const order = (a: string, b: string) => (a < b ? -1 : Number(a > b));
