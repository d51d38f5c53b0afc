import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { inviteParticipant } from "@/lib/invitations/invite";
import { getConference } from "@/lib/conferences/get";
import { db } from "@/lib/db/db";
import { newId } from "@/lib/platform/ids";
import { useBoomstream } from "@/lib/testing/boomstream";
import { firstProject } from "@/lib/testing/project";
import { makeStaff, signInAs } from "@/lib/testing/sign-in";
import { exportParticipants } from "./export";
import { listFreshParticipants, listParticipants } from "./list";
import { refreshParticipant, refreshRoster } from "./refresh";
import { revokeParticipants } from "./revoke";
import { undoRevocations } from "./undo-revocations";
import { revokeSelection, undoSelection } from "./revoke-selection";
import { selectAll } from "./select-all";
import { setModerator } from "./set-moderator";
import { updateParticipant } from "./update";
import { ROSTER_SORTS } from "./params";
import { RosterParams, WindowStart } from "./schema";

const boomstream = useBoomstream();
const ACTIVE = RosterParams.parse({});

beforeEach(async () => {
  await signInAs(await makeStaff("manager"));
});
afterEach(boomstream.clearFaults);

async function invited(conferenceCode: string, name: string, moderator = false) {
  const email = `${newId()}@guests.example`;
  const sent = await inviteParticipant({
    id: newId(),
    conferenceCode,
    email,
    name,
    moderator,
    notify: false,
    lifetime: null,
    avatarUrl: "",
    again: false,
  });
  if (!sent.ok) throw new Error(sent.error.code);
  return { email, code: await codeOf(conferenceCode, email) };
}

/** Waits until the mirror has the person: an invitation waits at most two seconds for the roster. */
function codeOf(conferenceCode: string, email: string): Promise<string> {
  return vi.waitFor(
    async () => {
      const page = await listFreshParticipants(conferenceCode, { ...ACTIVE, q: email });
      const [person] = page.rows;
      if (!person) throw new Error("The mirror does not have the person yet.");
      return person.code;
    },
    { timeout: 20_000 },
  );
}

async function names(conferenceCode: string, params: Partial<RosterParams>): Promise<string[]> {
  const page = await listParticipants(conferenceCode, { ...ACTIVE, ...params });
  return page.rows.map(({ name }) => name);
}

/** Waits until the mirror has the whole roster: `listParticipants` waits at most three seconds for it. */
const synced = (conference: string, people: number) =>
  vi.waitFor(async () => expect((await listParticipants(conference, ACTIVE)).all).toBe(people), {
    timeout: 20_000,
  });

describe("the roster", () => {
  it("filters by role, searches in name and email, sorts", async () => {
    const conference = await boomstream.seed("Filters");
    await invited(conference, "Борис Ёлкин", true);
    const anna = await invited(conference, "Anna");
    await invited(conference, "Zoë");
    expect(await names(conference, {})).toEqual(["Anna", "Zoë", "Борис Ёлкин"]);
    expect(await names(conference, { sort: "-name" })).toEqual(["Борис Ёлкин", "Zoë", "Anna"]);
    expect(await names(conference, { role: "moderator" })).toEqual(["Борис Ёлкин"]);
    expect(await names(conference, { role: "participant" })).toEqual(["Anna", "Zoë"]);
    expect(await names(conference, { q: "zoe" })).toEqual(["Zoë"]);
    expect(await names(conference, { q: anna.email.toUpperCase() })).toEqual(["Anna"]);
  });

  it("returns every row once, window by window, in every order", async () => {
    const conference = await boomstream.seed("Hundreds", 230);
    await synced(conference, 230);
    for (const sort of ROSTER_SORTS) {
      const codes: string[] = [];
      for (const from of [0, 100, 200, 300]) {
        const params = { ...ACTIVE, status: "all", sort } as const;
        const page = await listParticipants(conference, params, from);
        expect(page.total).toBe(230);
        codes.push(...page.rows.map(({ code }) => code));
      }
      expect(new Set(codes).size).toBe(230);
      expect(codes).toHaveLength(230);
    }
  });

  it("counts matches, also beyond the last row", async () => {
    const conference = await boomstream.seed("Counts", 150);
    await synced(conference, 150);
    const params = { ...ACTIVE, q: "person" };
    for (const from of [0, 100, 200]) {
      expect((await listParticipants(conference, params, from)).total).toBe(150);
    }
    expect(await listParticipants(conference, { ...ACTIVE, q: "no such" })).toMatchObject({
      rows: [],
      total: 0,
      all: 150,
    });
  });

  it("counts people with access after every change", async () => {
    const conference = await boomstream.seed("Access", 5);
    await getConference(conference);
    const all = async () => {
      const page = await listParticipants(conference, ACTIVE);
      expect(page.all).toBe(page.rows.length);
      return page.all;
    };
    expect(await all()).toBe(5);
    const [one, two] = (await listParticipants(conference, ACTIVE)).rows;
    const planned = await revokeParticipants({ codes: [one?.code ?? "", two?.code ?? ""] });
    expect(await all()).toBe(3);
    if (!planned.ok) throw new Error("not planned");
    await undoRevocations({ ids: [planned.data.revocations[0]?.id ?? ""] });
    expect(await all()).toBe(4);
    await boomstream.afterUndo();
    expect(await all()).toBe(4);
    await invited(conference, "Came later");
    expect(await all()).toBe(5);
  });

  it("accepts only the start of a window", () => {
    for (const wrong of [undefined, "", "x", "-100", "50", "1e2", "99999999"]) {
      expect(WindowStart.parse(wrong)).toBe(0);
    }
    expect(WindowStart.parse("49900")).toBe(49_900);
  });
});

describe("selecting all", () => {
  it("returns the rows of a small selection", async () => {
    const conference = await boomstream.seed("Few", 30);
    await listParticipants(conference, ACTIVE);
    const params = { ...ACTIVE, q: "person00" };
    const selected = await selectAll({ conferenceCode: conference, params });
    expect(selected).toMatchObject({ data: { kind: "rows" } });
    expect(selected.ok && selected.data.kind === "rows" && selected.data.rows).toHaveLength(9);
  });

  it("freezes a large selection, revokes exactly it and undoes it", async () => {
    const conference = await boomstream.seed("Many", 620);
    await synced(conference, 620);
    const selected = await selectAll({ conferenceCode: conference, params: ACTIVE });
    if (!selected.ok || selected.data.kind !== "frozen") throw new Error("not frozen");
    const { id, count, first } = selected.data;
    expect(count).toBe(620);
    const later = await invited(conference, "Came later");
    const selection = { id, except: [first[0]?.code ?? ""] };
    expect(await revokeSelection(selection)).toMatchObject({ data: { count: 619 } });
    const left = await listParticipants(conference, ACTIVE);
    expect(new Set(left.rows.map(({ email }) => email))).toEqual(
      new Set([later.email, first[0]?.email]),
    );
    expect(await undoSelection(selection)).toEqual({ ok: true, data: { undone: 619 } });
    expect((await listParticipants(conference, ACTIVE)).total).toBe(621);
    await signInAs(await makeStaff("manager"));
    expect(await revokeSelection(selection)).toMatchObject({ error: { code: "not-found" } });
  });
});

describe("exporting", () => {
  it("writes the shown rows without links and records the export", async () => {
    const conference = await boomstream.seed("Export me", 1_200);
    await getConference(conference);
    await synced(conference, 1_200);
    const evil = await invited(conference, "=HYPERLINK(1)", true);
    const file = await exportParticipants(conference, { ...ACTIVE, sort: "-added" });
    expect(file?.name).toBe("Export me.csv");
    const text = file ? await textOf(file.body) : "";
    expect(text).toContain(`'=HYPERLINK(1),${evil.email},moderator,active,`);
    expect(text.split("\r\n")).toHaveLength(1_203);
    expect(text).not.toContain("http");
    const entry = await db()
      .selectFrom("activity")
      .select(["action", "subject", "after"])
      .where("conference_code", "=", conference)
      .where("action", "=", "participant.export")
      .executeTakeFirstOrThrow();
    expect(entry.subject).toBe("Export me");
    expect(JSON.parse(entry.after ?? "")).toMatchObject({ count: 1_201, status: "active" });
  });

  it("is not for support", async () => {
    await signInAs(await makeStaff("support"));
    await expect(exportParticipants("any", ACTIVE)).rejects.toThrow("not-allowed");
  });
});

describe("editing", () => {
  it("changes email and name in Boomstream", async () => {
    const conference = await boomstream.seed("Edit");
    const { code } = await invited(conference, "Typo");
    const now = await refreshParticipant({ code });
    if (!now.ok) throw new Error(now.error.code);
    const loaded = { email: now.data.email, name: now.data.name };
    const email = `${newId()}@right.example`;
    const saved = await updateParticipant({ code, loaded, email, name: "Right" });
    expect(saved).toMatchObject({ ok: true, data: { email, name: "Right" } });
    expect(await refreshParticipant({ code })).toMatchObject({ data: { email } });
    const stale = await updateParticipant({ code, loaded, email, name: "Late" });
    expect(stale).toMatchObject({ error: { code: "conflict", now: { email, name: "Right" } } });
  });

  it("lets one of two editors win each of 25 races", async () => {
    const conference = await boomstream.seed("Races");
    const person = await invited(conference, "Racer");
    const { boomstream: service } = await firstProject();
    let name = "Racer";
    const { code, email } = person;
    for (let race = 1; race <= 25; race += 1) {
      const loaded = { email, name };
      const names = [`Anna ${race}`, `Boris ${race}`];
      const ends = await Promise.all(
        names.map((mine) => updateParticipant({ code, loaded, email, name: mine })),
      );
      const winner = names.find((_, index) => ends[index]?.ok);
      expect(ends.filter(({ ok }) => ok)).toHaveLength(1);
      expect(ends.find(({ ok }) => !ok)).toMatchObject({
        error: { code: "conflict", now: { name: winner } },
      });
      expect(await service.participantInfo(code)).toMatchObject({ value: { name: winner } });
      name = winner ?? "";
    }
  }, 60_000);

  it("changes roles and returns refusals", async () => {
    const conference = await boomstream.seed("Promote");
    const first = await invited(conference, "First");
    const second = await invited(conference, "Second");
    await boomstream.setFaults({
      rules: [{ method: "client/update", email: second.email, fault: "failed", message: "No" }],
    });
    const codes = [first.code, second.code];
    expect(await setModerator({ codes, moderator: true })).toEqual({
      ok: true,
      data: {
        done: [first.code],
        failed: [{ code: second.code, error: { code: "refused", message: "No" } }],
      },
    });
    expect(await names(conference, { role: "moderator" })).toEqual(["First"]);
  });
});

describe("revoking", () => {
  it("is recorded at once, sent after the Undo seconds, and stays visible", async () => {
    const conference = await boomstream.seed("Revoke");
    const { code } = await invited(conference, "Leaked");
    const before = await boomstream.callsDuring(async () => {
      expect(await revokeParticipants({ codes: [code] })).toMatchObject({ ok: true });
    });
    expect(before["client/delete"]).toBeUndefined();
    expect(await names(conference, {})).toEqual([]);
    const page = await listParticipants(conference, { ...ACTIVE, status: "revoked" });
    expect(page.rows).toMatchObject([{ name: "Leaked", status: "revoking" }]);
    expect((await boomstream.callsDuring(() => boomstream.afterUndo()))["client/delete"]).toBe(1);
    await refreshRoster({ conferenceCode: conference });
    const after = await listParticipants(conference, { ...ACTIVE, status: "revoked" });
    expect(after.rows).toMatchObject([{ name: "Leaked", status: "revoked" }]);
  });

  it("can be undone before it is sent, not after", async () => {
    const conference = await boomstream.seed("Undo");
    const { code } = await invited(conference, "Spared");
    const planned = await revokeParticipants({ codes: [code] });
    const ids = planned.ok ? planned.data.revocations.map(({ id }) => id) : [];
    expect(await undoRevocations({ ids })).toEqual({
      ok: true,
      data: { undone: ids, late: [] },
    });
    expect(
      (await boomstream.callsDuring(() => boomstream.afterUndo()))["client/delete"],
    ).toBeUndefined();
    expect(await names(conference, {})).toEqual(["Spared"]);
    const again = await revokeParticipants({ codes: [code] });
    const later = again.ok ? again.data.revocations.map(({ id }) => id) : [];
    await boomstream.afterUndo();
    expect(await undoRevocations({ ids: later })).toMatchObject({ data: { late: later } });
  });

  it("is planned once, however often it is requested", async () => {
    const conference = await boomstream.seed("Twice");
    const { code } = await invited(conference, "Once");
    const [first, second] = await Promise.all([
      revokeParticipants({ codes: [code] }),
      revokeParticipants({ codes: [code] }),
    ]);
    const planned = [first, second].flatMap((each) => (each.ok ? each.data.revocations : []));
    expect(planned).toHaveLength(1);
    await boomstream.afterUndo();
  });

  it("is retried until Boomstream is reachable", async () => {
    const conference = await boomstream.seed("Away");
    const { code } = await invited(conference, "Patience");
    await revokeParticipants({ codes: [code] });
    await boomstream.setFaults({ rules: [{ method: "client/delete", fault: "reset" }] });
    await boomstream.afterUndo();
    await boomstream.clearFaults();
    const pending = await listParticipants(conference, { ...ACTIVE, status: "revoked" });
    expect(pending.rows).toMatchObject([{ status: "revoking" }]);
    expect(
      (await boomstream.callsDuring(() => boomstream.afterUndo(7_200_000)))["client/delete"],
    ).toBe(1);
    const done = await listParticipants(conference, { ...ACTIVE, status: "revoked" });
    expect(done.rows).toMatchObject([{ status: "revoked" }]);
  });
});

async function textOf(body: AsyncIterable<Uint8Array>): Promise<string> {
  const parts: Uint8Array[] = [];
  for await (const part of body) parts.push(part);
  return Buffer.concat(parts).toString("utf8");
}
