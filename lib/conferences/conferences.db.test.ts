import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { db } from "@/lib/db/db";
import { newId } from "@/lib/platform/ids";
import { useBoomstream } from "@/lib/testing/boomstream";
import { firstProject } from "@/lib/testing/project";
import { makeStaff, signInAs } from "@/lib/testing/sign-in";
import { createConference } from "./create";
import { deleteConference } from "./delete";
import { exportCalendar } from "./export-calendar";
import { getConference } from "./get";
import { listConferences, listFreshConferences } from "./list";
import { pinConference } from "./pin";
import { refreshConference, refreshConferences } from "./refresh";
import { updateConference } from "./update";

const boomstream = useBoomstream();
const ALL = { q: "", when: "all", sort: "title" } as const;
const UNDATED = { starts: "", timeZone: "", duration: "" };

beforeEach(async () => {
  await signInAs(await makeStaff("manager"));
});
afterEach(boomstream.clearFaults);

async function fields(title: string) {
  const { id: projectId } = await firstProject();
  return { id: newId(), projectId, title, description: "About it", ...UNDATED, folderCode: "" };
}

const loadedWith = (title: string) => ({
  title,
  description: "About it",
  ...UNDATED,
  folderCode: "",
});

async function created(title: string): Promise<string> {
  const result = await createConference(await fields(title));
  if (!result.ok) throw new Error(result.error.code);
  return result.data.code;
}

async function titles(q: string): Promise<string[]> {
  const page = await listFreshConferences({ ...ALL, q });
  return page.rows.map(({ title }) => title);
}

describe("creating", () => {
  it("appears in the list with the typed values", async () => {
    const code = await created("Zebra council");
    const page = await listConferences({ ...ALL, q: "zebra" });
    expect(page.rows).toEqual([
      {
        code,
        title: "Zebra council",
        description: "About it",
        startsAt: null,
        timeZone: null,
        duration: null,
        participants: 0,
        outside: null,
        pinned: false,
      },
    ]);
  });

  it("creates one conference for a form sent three times", async () => {
    const form = await fields("Double click");
    const calls = await boomstream.callsDuring(async () => {
      const [first, second] = await Promise.all([createConference(form), createConference(form)]);
      const third = await createConference(form);
      expect(second).toEqual(first);
      expect(third).toEqual(first);
    });
    expect(calls.create).toBe(1);
  });

  it("finds the conference in the list if the response was lost", async () => {
    await boomstream.setFaults({ rules: [{ method: "create", fault: "lose-answer", times: 1 }] });
    const code = await created("Lost and found");
    expect(await getConference(code)).toMatchObject({ title: "Lost and found" });
  });

  it("reports an unknown outcome if neither response nor list arrives", async () => {
    await boomstream.setFaults({
      rules: [
        { method: "create", fault: "lose-answer" },
        { method: "list", fault: "failed" },
      ],
    });
    const result = await createConference(await fields("Who knows"));
    expect(result).toEqual({ ok: false, error: { code: "unknown-outcome" } });
  });

  it("returns Boomstream's message and stores nothing", async () => {
    const message = "<b>No more rooms</b> & that's it";
    await boomstream.setFaults({ rules: [{ method: "create", fault: "failed", message }] });
    const result = await createConference(await fields("Refused"));
    expect(result).toEqual({ ok: false, error: { code: "refused", message } });
    expect(await titles("Refused")).toEqual([]);
  });
});

describe("editing", () => {
  it("sends only changed fields", async () => {
    const code = await created("Before");
    const result = await updateConference({
      code,
      loaded: loadedWith("Before"),
      title: "After",
      description: "About it",
      ...UNDATED,
      folderCode: "Folder42",
    });
    expect(result).toMatchObject({ ok: true, data: { title: "After", folderCode: "Folder42" } });
    expect(await refreshConference({ code })).toMatchObject({ data: { title: "After" } });
  });

  it("shows the first editor's value to the second editor", async () => {
    const code = await created("Race");
    const edit = { code, loaded: loadedWith("Race"), description: "", ...UNDATED, folderCode: "" };
    expect(await updateConference({ ...edit, title: "Mine" })).toMatchObject({ ok: true });
    const second = await updateConference({ ...edit, title: "Yours" });
    const now = { title: "Mine", description: "", ...UNDATED, folderCode: "" };
    expect(second).toEqual({ ok: false, error: { code: "conflict", now } });
    const settled = await updateConference({ ...edit, loaded: now, title: "Yours" });
    expect(settled).toMatchObject({ ok: true, data: { title: "Yours" } });
  });

  it("merges changes to different fields", async () => {
    const code = await created("Merged");
    const edit = { code, loaded: loadedWith("Merged"), ...loadedWith("Merged") };
    await updateConference({ ...edit, title: "Renamed" });
    const second = await updateConference({ ...edit, description: "Told" });
    expect(second).toMatchObject({ ok: true, data: { title: "Renamed", description: "Told" } });
  });

  it("overwrites no external change", async () => {
    const code = await created("Outside");
    const { boomstream: service } = await firstProject();
    await service.updateConference(code, { title: "Changed there" });
    const edit = { code, loaded: loadedWith("Outside"), ...loadedWith("Mine") };
    expect(await updateConference(edit)).toMatchObject({
      error: { code: "conflict", now: { title: "Changed there" } },
    });
  });

  it("lets one of two editors win each of 25 races", async () => {
    const code = await created("Race 0");
    const { boomstream: service } = await firstProject();
    let title = "Race 0";
    for (let race = 1; race <= 25; race += 1) {
      const loaded = loadedWith(title);
      const titles = [`Anna's ${race}`, `Boris's ${race}`];
      const ends = await Promise.all(
        titles.map((mine) => updateConference({ code, loaded, ...loadedWith(mine) })),
      );
      const winner = titles.find((_, index) => ends[index]?.ok);
      expect(ends.filter(({ ok }) => ok)).toHaveLength(1);
      expect(ends.find(({ ok }) => !ok)).toMatchObject({
        error: { code: "conflict", now: { title: winner } },
      });
      const there = await service.conferenceInfo(code);
      expect(there).toMatchObject({ ok: true, value: { title: winner } });
      title = winner ?? "";
    }
  }, 60_000);

  it("is done if the response was lost but the values are there", async () => {
    const code = await created("Silent");
    await boomstream.setFaults({
      rules: [{ method: "update", conferenceCode: code, fault: "lose-answer" }],
    });
    const loaded = loadedWith("Silent");
    const edit = { code, loaded, title: "Spoken", description: "", ...UNDATED, folderCode: "" };
    expect(await updateConference(edit)).toMatchObject({ ok: true });
  });
});

describe("deleting", () => {
  it("requires the title and deletes the conference", async () => {
    const code = await created("Farewell");
    expect(await deleteConference({ code, title: "Goodbye" })).toMatchObject({
      error: { code: "invalid", fields: { title: "titleDiffers" } },
    });
    expect(await deleteConference({ code, title: "Farewell" })).toMatchObject({ ok: true });
    expect(await titles("Farewell")).toEqual([]);
  });
});

describe("the list", () => {
  it("finds every word in any order, ignoring case, accents and ё", async () => {
    await created("Ёлка Über 100%_sure");
    expect(await titles("елка uber")).toEqual(["Ёлка Über 100%_sure"]);
    expect(await titles("100%_s")).toEqual(["Ёлка Über 100%_sure"]);
    expect(await titles("100%xs")).toEqual([]);
  });

  it("pages through everything once, in order, with equal titles", async () => {
    for (let number = 0; number < 105; number += 1) await boomstream.seed("Paged twin");
    await refreshConferences();
    const first = await listConferences({ ...ALL, q: "paged twin", sort: "-title" });
    const second = await listConferences(
      { ...ALL, q: "paged twin", sort: "-title" },
      first.nextCursor ?? undefined,
    );
    expect(first.total).toBe(105);
    expect(second.nextCursor).toBeNull();
    const codes = [...first.rows, ...second.rows].map(({ code }) => code);
    expect(new Set(codes).size).toBe(105);
  });

  it("opens from the mirror if Boomstream is unreachable, and shows that", async () => {
    await created("Still here");
    await boomstream.setFaults({ refuseConnections: true });
    expect(await refreshConferences()).toMatchObject({ ok: false });
    const page = await listConferences({ ...ALL, q: "still here" });
    expect(page.rows).toHaveLength(1);
    expect(page.freshness.problem).toEqual({ code: "unreachable" });
  });

  it("keeps an acknowledged write when an older list arrives", async () => {
    const code = await created("Old name");
    await boomstream.setFaults({ rules: [{ method: "list", latencyMs: 400, times: 1 }] });
    // The list is requested before the edit and arrives after it.
    const slow = refreshConferences();
    const loaded = loadedWith("Old name");
    const edit = { code, loaded, title: "New name", description: "", ...UNDATED, folderCode: "" };
    expect(await updateConference(edit)).toMatchObject({ ok: true });
    await slow;
    expect(await getConference(code)).toMatchObject({ title: "New name" });
  });
});

it("records every change with its author and outcome", async () => {
  const staff = await makeStaff("manager");
  await signInAs(staff);
  const code = await created("Recorded");
  const rows = await db()
    .selectFrom("activity")
    .select(["action", "outcome", "staff_id", "subject"])
    .where("conference_code", "=", code)
    .execute();
  expect(rows).toEqual([
    {
      action: "conference.create",
      outcome: "done",
      staff_id: staff.id,
      subject: "Recorded",
    },
  ]);
});

describe("the time", () => {
  const time = { starts: "2030-12-01T10:00", timeZone: "Europe/Moscow", duration: "90" };
  const startsAt = Date.UTC(2030, 11, 1, 7);

  it("is stored in its own zone, shown in the list and never sent to Boomstream", async () => {
    const form = { ...(await fields("Dated")), ...time };
    const result = await createConference(form);
    const code = result.ok ? result.data.code : "";
    const page = await listFreshConferences({ ...ALL, q: "Dated" });
    expect(page.dated).toBe(true);
    expect(page.rows).toMatchObject([{ startsAt, timeZone: "Europe/Moscow", duration: 5_400 }]);
    const { boomstream: service } = await firstProject();
    const stored = await service.conferenceInfo(code);
    expect(stored).toMatchObject({ ok: true, value: { startAt: null, timezone: null } });
  });

  it("is edited without a write to Boomstream", async () => {
    const code = await created("Moved");
    const loaded = loadedWith("Moved");
    const calls = await boomstream.callsDuring(async () => {
      const edited = await updateConference({ code, loaded, ...loaded, ...time });
      expect(edited).toMatchObject({ ok: true, data: { startsAt, duration: 5_400 } });
    });
    expect(calls.update).toBeUndefined();
    const moved = { ...loaded, ...time };
    const later = { ...moved, starts: "2030-12-02T10:00" };
    expect(await updateConference({ code, loaded: moved, ...later })).toMatchObject({ ok: true });
    const other = { ...moved, starts: "2030-12-03T10:00" };
    expect(await updateConference({ code, loaded: moved, ...other })).toMatchObject({
      error: { code: "conflict", now: { starts: "2030-12-02T10:00" } },
    });
  });

  it("splits the list into past and upcoming, with undated ones in upcoming", async () => {
    const base = await fields("Split over");
    await createConference({ ...base, ...time, starts: "2020-01-01T10:00" });
    await createConference({ ...(await fields("Split later")), ...time });
    await createConference({
      ...(await fields("Split sooner")),
      ...time,
      starts: "2030-11-01T10:00",
    });
    await created("Split undated");
    const titlesOf = async (when: "upcoming" | "past") =>
      (await listConferences({ q: "split", when, sort: "starts" })).rows.map(({ title }) => title);
    expect(await titlesOf("upcoming")).toEqual(["Split sooner", "Split later", "Split undated"]);
    expect(await titlesOf("past")).toEqual(["Split over"]);
  });
});

it("puts pinned conferences first, for the person who pinned them", async () => {
  await created("Pin a");
  const code = await created("Pin b");
  expect(await pinConference({ code, pinned: true })).toMatchObject({ ok: true });
  expect(await titles("pin")).toEqual(["Pin b", "Pin a"]);
  await pinConference({ code, pinned: false });
  expect(await titles("pin")).toEqual(["Pin a", "Pin b"]);
  await pinConference({ code, pinned: true });
  await signInAs(await makeStaff("support"));
  expect(await titles("pin")).toEqual(["Pin a", "Pin b"]);
});

describe("the calendar file", () => {
  async function calendarOf(code: string): Promise<string> {
    const file = await exportCalendar(code, null);
    const parts: Uint8Array[] = [];
    for await (const part of file?.body ?? []) parts.push(part);
    return Buffer.concat(parts).toString();
  }

  it("has UTC times, escaped and folded text, one UID and an increasing SEQUENCE", async () => {
    const title = `Planning; budget, \\o/ ${"and much more ".repeat(8)}`.trim();
    const time = { starts: "2030-07-01T10:00", timeZone: "America/New_York", duration: "45" };
    const form = { ...(await fields(title)), ...time };
    const result = await createConference(form);
    const code = result.ok ? result.data.code : "";
    const first = await calendarOf(code);
    expect(first).toContain("DTSTART:20300701T140000Z");
    expect(first).toContain("DTEND:20300701T144500Z");
    expect(first).toContain("Planning\\; budget\\, \\\\o/");
    expect(first.split("\r\n").every((line) => Buffer.byteLength(line) <= 75)).toBe(true);
    const loaded = { title, description: "About it", ...time, folderCode: "" };
    await updateConference({ code, loaded, ...loaded, starts: "2030-07-01T11:00" });
    const second = await calendarOf(code);
    const property = (text: string, name: string) =>
      text.split("\r\n").find((line) => line.startsWith(`${name}:`));
    expect(property(second, "UID")).toBe(property(first, "UID"));
    expect(property(first, "SEQUENCE")).toBe("SEQUENCE:0");
    expect(property(second, "SEQUENCE")).toBe("SEQUENCE:1");
  });

  it("does not exist for a conference without a time", async () => {
    expect(await exportCalendar(await created("Timeless"), null)).toBeNull();
  });
});
