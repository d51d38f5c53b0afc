import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { boomstream as unnoted } from "@/lib/boomstream/client";
import type { Participant } from "@/lib/boomstream/types";
import { createConference } from "@/lib/conferences/create";
import { getConference } from "@/lib/conferences/get";
import { mergeConferences } from "@/lib/mirror/merge-conferences";
import { refreshConferences } from "@/lib/mirror/refresh-conferences";
import { db } from "@/lib/db/db";
import { newId } from "@/lib/platform/ids";
import { inviteParticipant } from "@/lib/invitations/invite";
import { listParticipants } from "@/lib/participants/list";
import { refreshParticipant } from "@/lib/participants/refresh";
import { setModerator } from "@/lib/participants/set-moderator";
import { readRosterLines } from "@/lib/mirror/roster-lines";
import { mergeRoster } from "@/lib/mirror/merge-roster";
import { type RequestOrder, beginRequest } from "@/lib/mirror/request-order";
import { refreshRoster } from "@/lib/mirror/refresh-roster";
import { RosterParams } from "@/lib/participants/schema";
import { firstProject } from "@/lib/testing/project";
import { sandbox } from "@/lib/sandbox/running";
import { useBoomstream } from "@/lib/testing/boomstream";
import { makeStaff, signInAs } from "@/lib/testing/sign-in";

const boomstream = useBoomstream();
const ALL = RosterParams.parse({ status: "all" });

beforeEach(async () => {
  await signInAs(await makeStaff("manager"));
});
afterEach(async () => {
  vi.useRealTimers();
  await boomstream.clearFaults();
});

/** Returns another client of the same project, outside Foyer. */
function somebodyElse() {
  const { url, key } = sandbox() ?? { url: "", key: "" };
  return unnoted({
    projectId: newId(),
    apiUrl: url,
    apiKey: key,
    transport: "post",
    format: "json",
  });
}

async function refreshed(code: string) {
  await refreshRoster(await firstProject(), code, 0);
  return (await listParticipants(code, ALL)).rows;
}

/** Merges a roster as a refresh that requested it at that time does. */
async function merge(
  projectId: string,
  code: string,
  roster: Participant[],
  request: RequestOrder,
) {
  const lines = await readRosterLines(projectId, code);
  await mergeRoster(projectId, code, { roster, lines, request });
}

/** Returns the external changes of this conference in the activity, oldest first. */
async function outside(conferenceCode: string) {
  const rows = await db()
    .selectFrom("activity")
    .select(["action", "subject", "before", "after", "staff_id"])
    .where("conference_code", "=", conferenceCode)
    .where("action", "like", "%.outside-%")
    .orderBy("seq")
    .execute();
  return rows.map(({ action, subject }) => `${action} ${subject}`);
}

const marks = (rows: Awaited<ReturnType<typeof refreshed>>) =>
  Object.fromEntries(
    rows.flatMap(({ email, outside: mark }) => (mark ? [[email, mark.what]] : [])),
  );

describe("an external change", () => {
  it("is marked and recorded, except what the first read finds", async () => {
    const code = await boomstream.seed("Outside", 5);
    const [one, two, three, four] = await refreshed(code);
    expect(await outside(code)).toEqual([]);
    const other = somebodyElse();
    await other.updateParticipant(one?.code ?? "", { name: "Renamed elsewhere" });
    await other.revokeParticipant(two?.code ?? "");
    await other.updateParticipant(three?.code ?? "", { moderator: !three?.moderator });
    await other.invite(code, { email: "new@else.example", notify: false, moderator: true });
    expect(marks(await refreshed(code))).toEqual({
      [one?.email ?? ""]: "changed",
      [two?.email ?? ""]: "revoked",
      [three?.email ?? ""]: "changed",
      "new@else.example": "added",
    });
    expect((await outside(code)).toSorted()).toEqual(
      [
        `participant.outside-changed ${one?.email}`,
        `participant.outside-changed ${three?.email}`,
        `participant.outside-revoked ${two?.email}`,
        "participant.outside-added new@else.example",
      ].toSorted(),
    );
    await refreshed(code);
    expect(await outside(code)).toHaveLength(4);
    await other.invite(code, { email: two?.email ?? "", notify: false, moderator: false });
    expect(marks(await refreshed(code))).toMatchObject({ [two?.email ?? ""]: "restored" });
    // Refreshing one participant also finds the change.
    await other.updateParticipant(four?.code ?? "", { name: "Found by asking" });
    await refreshParticipant({ code: four?.code ?? "" });
    await refreshed(code);
    expect((await outside(code)).at(-1)).toBe(`participant.outside-changed ${four?.email}`);
    expect(await outside(code)).toHaveLength(6);
  });

  it("is one activity entry if there are many", async () => {
    const code = await boomstream.seed("Flood", 60);
    const project = await firstProject();
    await refreshConferences(project, 0);
    await refreshed(code);
    const list = await project.boomstream.roster(code);
    if (!list.ok) throw new Error("no roster");
    const flood = list.value.map((person) => ({ ...person, name: `${person.name} II` }));
    await merge(project.id, code, flood, await beginRequest());
    const rows = await db()
      .selectFrom("activity")
      .select(["action", "subject", "after"])
      .where("conference_code", "=", code)
      .where("action", "like", "participant.%")
      .execute();
    expect(rows).toEqual([
      { action: "participant.outside-many", subject: "Flood", after: '{"changed":60}' },
    ]);
    expect(Object.keys(marks((await listParticipants(code, ALL)).rows))).toHaveLength(60);
  });

  it("is found in the list of conferences", async () => {
    const project = await firstProject();
    const renamed = await boomstream.seed("To be renamed");
    const removed = await boomstream.seed("To be removed");
    await refreshConferences(project, 0);
    const other = somebodyElse();
    await other.updateConference(renamed, { title: "Renamed elsewhere" });
    await other.deleteConference(removed);
    const made = await other.createConference({ title: "Made elsewhere" });
    const own = await createConference({
      id: newId(),
      projectId: project.id,
      title: "Made here",
      description: "",
      starts: "",
      timeZone: "",
      duration: "",
      folderCode: "",
    });
    await refreshConferences(project, 0);
    expect((await outside(renamed)).at(-1)).toBe("conference.outside-changed Renamed elsewhere");
    expect((await outside(removed)).at(-1)).toBe("conference.outside-removed To be removed");
    expect(await outside(made.ok ? made.value.code : "")).toEqual([
      "conference.outside-added Made elsewhere",
    ]);
    expect(await outside(own.ok ? own.data.code : "")).toEqual([]);
    expect((await getConference(renamed))?.outside?.what).toBe("changed");
  });
});

describe("Foyer's own write is never an external change", () => {
  /** Returns Boomstream's current roster with the time of the request. */
  async function listed(code: string): Promise<{ roster: Participant[]; request: RequestOrder }> {
    const request = await beginRequest();
    const response = await (await firstProject()).boomstream.roster(code);
    if (!response.ok) throw new Error(response.error.code);
    return { roster: response.value, request };
  }

  it("if a refresh shows it before Foyer has the response", async () => {
    const code = await boomstream.seed("Races", 3);
    const [one, two] = await refreshed(code);
    const project = await firstProject();
    await boomstream.setFaults({ rules: [{ method: "client/update", latencyMs: 300 }] });
    // The write is applied at once; only the response is slow.
    const change = setModerator({
      codes: [one?.code ?? ""],
      moderator: !one?.moderator,
    });
    await vi.waitFor(async () => {
      const { roster, request } = await listed(code);
      await merge(project.id, code, roster, request);
      expect(await noted(one?.code ?? "")).toBe(1);
    }, 10_000);
    await change;
    // Simulates a process killed after the call: only what was recorded before it remains.
    await project.boomstream.revokeParticipant(two?.code ?? "");
    expect(marks(await refreshed(code))).toEqual({});
    expect(await outside(code)).toEqual([]);
  });

  it("if an older response arrives after it, as from another instance", async () => {
    const code = await boomstream.seed("Late answers", 2);
    const [one] = await refreshed(code);
    const project = await firstProject();
    const before = await listed(code);
    await setModerator({ codes: [one?.code ?? ""], moderator: !one?.moderator });
    // The service responded from a stale copy, although the request came after the change.
    await merge(project.id, code, before.roster, await beginRequest());
    await refreshed(code);
    expect(await outside(code)).toEqual([]);
  });

  it("if two refreshes show the same change, and the older one arrives last", async () => {
    const code = await boomstream.seed("Twice", 2);
    const [one] = await refreshed(code);
    const project = await firstProject();
    const old = await listed(code);
    await somebodyElse().updateParticipant(one?.code ?? "", { name: "Once" });
    const [first, second] = [await listed(code), await listed(code)];
    await Promise.all([
      merge(project.id, code, first.roster, first.request),
      merge(project.id, code, second.roster, second.request),
    ]);
    await merge(project.id, code, old.roster, old.request);
    await refreshed(code);
    expect(await outside(code)).toEqual([`participant.outside-changed ${one?.email}`]);
  });

  it("if the response to an invitation is lost, and reconciled much later", async () => {
    const code = await boomstream.seed("Lost", 1);
    await refreshed(code);
    await boomstream.setFaults({ rules: [{ method: "invite", fault: "lose-answer" }] });
    const email = `${newId()}@guests.example`;
    const input = { conferenceCode: code, email, name: "Lost", moderator: false, notify: true };
    await inviteParticipant({ id: newId(), ...input, lifetime: null, avatarUrl: "", again: false });
    await ageWrites(3_600_000);
    expect((await refreshed(code)).map((row) => row.email)).toContain(email);
    expect(await outside(code)).toEqual([]);
  });

  it("but the same value set elsewhere much later is", async () => {
    const code = await boomstream.seed("Long after", 1);
    const [one] = await refreshed(code);
    await setModerator({ codes: [one?.code ?? ""], moderator: true });
    await setModerator({ codes: [one?.code ?? ""], moderator: false });
    await ageWrites(3_600_000);
    await refreshed(code);
    expect(await noted(one?.code ?? "")).toBe(0);
    await somebodyElse().updateParticipant(one?.code ?? "", { moderator: true });
    await refreshed(code);
    expect(await outside(code)).toEqual([`participant.outside-changed ${one?.email}`]);
  });

  it("if a list of conferences arrives before the new one is stored", async () => {
    const project = await firstProject();
    await refreshConferences(project, 0);
    const made = await project.boomstream.createConference({ title: "Ours in a moment" });
    const code = made.ok ? made.value.code : "";
    await refreshConferences(project, 0);
    await project.boomstream.updateConference(code, { title: "Ours, renamed" });
    await refreshConferences(project, 0);
    const list = await project.boomstream.listConferences();
    await project.boomstream.deleteConference(code);
    await refreshConferences(project, 0);
    if (list.ok) await mergeConferences(project.id, list.value, await beginRequest());
    expect(await outside(code)).toEqual([]);
  });
});

/** Makes the recorded writes older, as if time had passed. */
async function ageWrites(ms: number): Promise<void> {
  await db()
    .updateTable("writes")
    .set((eb) => ({ started_at: eb("started_at", "-", ms) }))
    .execute();
}

/** Returns the number of our stored writes for this person. */
async function noted(code: string): Promise<number> {
  const rows = await db()
    .selectFrom("writes")
    .select("id")
    .where("participant_code", "=", code)
    .execute();
  return rows.length;
}
