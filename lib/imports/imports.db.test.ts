import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { db } from "@/lib/db/db";
import { newId } from "@/lib/platform/ids";
import { copyLinks } from "@/lib/links/copy";
import { inviteParticipant } from "@/lib/invitations/invite";
import { listFreshParticipants } from "@/lib/participants/list";
import { refreshRoster } from "@/lib/participants/refresh";
import { refreshConferences } from "@/lib/conferences/refresh";
import { RosterParams } from "@/lib/participants/schema";
import { useBoomstream } from "@/lib/testing/boomstream";
import { makeStaff, signInAs } from "@/lib/testing/sign-in";
import { addImportRows } from "./add-rows";
import { expiringLinks } from "./expiring-links";
import { createImport } from "./create";
import { decideImportRows } from "./decide-unknown-rows";
import { deleteImport } from "./delete";
import { fixImportRows } from "./fix-rows";
import { getImport } from "./get";
import { listImports } from "./list";
import { cancelImport, pauseImport, resumeImport } from "./pause";
import { renameImport } from "./rename";
import { renewExpiringLinks } from "./renew-expiring-links";
import { startImport } from "./start";
import { refreshImportRosters } from "@/lib/delivery/refresh-import-rosters";
import { chunksOf, startRequest } from "@/lib/imports/testing/chunks";
import {
  allRows,
  inviteRow,
  shortenTimeouts,
  importList,
  work,
  workUntil,
} from "@/lib/imports/testing/imports";
import { stopImports } from "@/lib/delivery/import-worker";

const boomstream = useBoomstream();
const ALL = RosterParams.parse({ status: "all" });

beforeAll(shortenTimeouts);
beforeEach(async () => {
  await signInAs(await makeStaff("manager"));
});
afterEach(boomstream.clearFaults);
afterAll(stopImports);

async function seed(title: string, participants = 0): Promise<string> {
  const code = await boomstream.seed(title, participants);
  await refreshConferences();
  await refreshRoster({ conferenceCode: code });
  return code;
}

const outcomes = (rows: { outcome: string }[]) => rows.map(({ outcome }) => outcome);

describe("upload", () => {
  it("starts after all chunks arrived unchanged, and stores each chunk once", async () => {
    const conferenceCode = await seed("Arrives");
    const id = newId();
    const rows = Array.from({ length: 25 }, (_, at) => inviteRow(at + 1));
    const chunks = chunksOf(id, rows, 10);
    const whole = startRequest(id, chunks);
    const [first, second, third] = chunks;
    if (!first || !second || !third) throw new Error("no chunks");
    await createImport({ id, conferenceCode, mode: "invite", name: "", total: 25 });
    await addImportRows(first);
    await addImportRows(third);
    expect(await startImport(whole)).toMatchObject({ error: { code: "invalid" } });
    const spoilt = second.rows.map((row) => ({ ...row, notify: !row.notify }));
    expect(await addImportRows({ ...second, rows: spoilt })).toMatchObject({
      error: { code: "invalid" },
    });
    await Promise.all([second, second, second].map(addImportRows));
    expect(await addImportRows(first)).toEqual({ ok: true, data: { received: 25 } });
    expect(await addImportRows({ ...third, index: 1 })).toMatchObject({
      error: { code: "conflict" },
    });
    expect(await startImport(whole)).toMatchObject({ ok: true });
    expect(await startImport(whole)).toMatchObject({ ok: true });
    expect(await addImportRows(first)).toMatchObject({ error: { code: "conflict" } });
    expect(outcomes(await workUntil(id))).toEqual(rows.map(() => "sent"));
  });

  it("deletes an incomplete upload, and refuses to delete a started import", async () => {
    const conferenceCode = await seed("Half arrived");
    const id = newId();
    const chunks = chunksOf(id, [inviteRow(1), inviteRow(2), inviteRow(3)], 2);
    const [first, second] = chunks;
    if (!first || !second) throw new Error("no chunks");
    await createImport({ id, conferenceCode, mode: "invite", name: "half.csv", total: 3 });
    await addImportRows(first);
    const listed = (await listImports()).rows.find((each) => each.id === id);
    expect(listed).toMatchObject({ state: "loading", total: 3, counts: { planned: 2 } });
    expect(await deleteImport({ importId: id })).toEqual({ ok: true, data: null });
    expect(await getImport(id)).toBeNull();
    const left = await db()
      .selectFrom("invitations")
      .select("id")
      .where("import_id", "=", id)
      .execute();
    expect(left).toEqual([]);
    // A page that still uploads gets `conflict`, and no row is stored.
    expect(await addImportRows(second)).toMatchObject({ error: { code: "conflict" } });
    // Uploading again with the same id starts over.
    await createImport({ id, conferenceCode, mode: "invite", name: "half.csv", total: 3 });
    expect(await addImportRows(first)).toEqual({ ok: true, data: { received: 2 } });
    expect((await getImport(id))?.counts.planned).toBe(2);
    const started = await importList(conferenceCode, [inviteRow(1)]);
    expect(await deleteImport({ importId: started })).toMatchObject({
      error: { code: "conflict" },
    });
    expect(outcomes(await workUntil(started))).toEqual(["sent"]);
  });

  it("resumes an interrupted upload of the same person and list", async () => {
    const conferenceCode = await seed("Cut off");
    const id = newId();
    const chunks = chunksOf(id, [inviteRow(1), inviteRow(2), inviteRow(3)], 2);
    const [first, second] = chunks;
    if (!first || !second) throw new Error("no chunks");
    const checksums = chunks.map(({ checksum }) => checksum);
    const list = { conferenceCode, mode: "invite" as const, name: "half.csv", total: 3 };
    const bring = (over: Partial<Parameters<typeof createImport>[0]> = {}) =>
      createImport({ ...list, id: newId(), checksums, ...over });
    await createImport({ ...list, id, checksums });
    await addImportRows(first);
    expect(await bring()).toEqual({ ok: true, data: { id, received: [0] } });
    // A different list with the same name and size, or a list of another person, is a separate import.
    const others = [
      await bring({ checksums: [second.checksum, first.checksum] }),
      await bring({ name: "other.csv" }),
    ];
    await signInAs(await makeStaff("manager"));
    others.push(await bring());
    for (const other of others) expect(other).toMatchObject({ data: { received: [] } });
  });

  it("invites a repeated address once", async () => {
    const conference = await seed("Twice in the list");
    const email = `${newId()}@guests.example`;
    const upper = email.toUpperCase();
    const id = await importList(conference, [
      inviteRow(1, { email }),
      inviteRow(2, { email: upper }),
    ]);
    const rows = await workUntil(id);
    expect(rows).toMatchObject([{ outcome: "sent" }, { outcome: "skipped", reason: "repeated" }]);
    expect(await boomstream.mailsTo(email)).toBe(1);
    expect(await boomstream.mailsTo(upper)).toBe(0);
  });
});

describe("sending", () => {
  it("stores every link and assigns it to its participant", async () => {
    const conference = await seed("Links", 3);
    const list = [
      inviteRow(1, { moderator: true, lifetime: 3600 }),
      inviteRow(2, { notify: false }),
    ];
    const id = await importList(conference, list);
    await workUntil(id);
    await expect
      .poll(
        async () => {
          await refreshImportRosters();
          return (await allRows(id)).every((row) => row.participantCode !== null);
        },
        { timeout: 30_000 },
      )
      .toBe(true);
    const rows = await allRows(id);
    expect(rows[0]?.link?.expiresAt).toBeGreaterThan(Date.now());
    const copied = await copyLinks({ codes: rows.map((row) => row.participantCode ?? "") });
    expect(copied).toMatchObject({
      ok: true,
      data: list.map(({ email }) => ({ email, link: expect.stringContaining("jwt=") })),
    });
    const roster = await listFreshParticipants(conference, ALL);
    expect(roster.rows.find((row) => row.email === list[0]?.email)?.moderator).toBe(true);
    expect(await Promise.all(list.map(({ email }) => boomstream.mailsTo(email)))).toEqual([1, 0]);
    expect(await getImport(id)).toMatchObject({
      state: "done",
      links: 2,
      counts: { sent: 2, planned: 0, unknown: 0 },
    });
  });

  it("applies the action of each row: update, restore, new link, revoke, skip", async () => {
    const conference = await seed("Everything", 4);
    const people = (await listFreshParticipants(conference, { ...ALL, status: "active" })).rows;
    const rows = (["update", "link", "revoke", "skip"] as const).map((action, at) => {
      const person = people[at];
      return inviteRow(at + 1, {
        action,
        email: person?.email ?? "",
        participantCode: person?.code ?? "",
        moderator: true,
        name: `New ${at}`,
      });
    });
    expect(outcomes(await workUntil(await importList(conference, rows, "sync")))).toEqual(
      outcomes([
        { outcome: "sent" },
        { outcome: "sent" },
        { outcome: "sent" },
        { outcome: "skipped" },
      ]),
    );
    const after = (await listFreshParticipants(conference, ALL)).rows;
    const of = (at: number) => after.find(({ code }) => code === people[at]?.code);
    expect(of(0)).toMatchObject({ name: "New 0", moderator: true, status: "active" });
    expect(of(2)).toMatchObject({ status: "revoked" });
    expect(of(3)).toMatchObject({ name: people[3]?.name, status: "active" });
    const again = { email: people[2]?.email ?? "", participantCode: people[2]?.code ?? "" };
    const restored = await importList(conference, [inviteRow(1, { action: "restore", ...again })]);
    expect(outcomes(await workUntil(restored))).toEqual(["sent"]);
    await refreshRoster({ conferenceCode: conference });
    const now = (await listFreshParticipants(conference, ALL)).rows;
    expect(now.find(({ code }) => code === people[2]?.code)).toMatchObject({ status: "active" });
  });

  it("skips an address that another import or a form is inviting", async () => {
    const conference = await seed("Two at once");
    const people = Array.from({ length: 12 }, (_, at) => inviteRow(at + 1));
    const [one, two] = await Promise.all([
      importList(conference, people),
      importList(
        conference,
        people.toReversed().map((row, at) => ({ ...row, position: at + 1 })),
      ),
    ]);
    const form = inviteParticipant({
      id: newId(),
      conferenceCode: conference,
      email: people[5]?.email ?? "",
      name: "",
      moderator: false,
      notify: true,
      lifetime: null,
      avatarUrl: "",
      again: false,
    });
    await Promise.all([workUntil(one), workUntil(two), form]);
    const mails = await Promise.all(people.map(({ email }) => boomstream.mailsTo(email)));
    expect(mails).toEqual(people.map(() => 1));
  });

  it("fails a rejected row and retries after an outage", async () => {
    const conference = await seed("Outage");
    const list = [inviteRow(1), inviteRow(2), inviteRow(3)];
    await boomstream.setFaults({
      rules: [
        { method: "invite", email: list[0]?.email, fault: "failed", message: "Quota exceeded" },
        { method: "client/list", fault: "http-500", times: 4 },
      ],
    });
    const id = await importList(conference, list);
    const rows = await workUntil(id);
    expect(rows).toMatchObject([
      { outcome: "failed", error: { code: "refused", message: "Quota exceeded" } },
      { outcome: "sent" },
      { outcome: "sent" },
    ]);
  });
});

describe("lost responses", () => {
  it.each([
    ["lose-answer", 1],
    ["html", 1],
    ["truncate", 1],
    ["reset", 1],
    ["http-500", 1],
  ] as const)("%s: one email, and the row is sent", async (fault, mails) => {
    const conference = await seed(`Lost by ${fault}`);
    const person = inviteRow(1);
    await boomstream.setFaults({ rules: [{ method: "invite", fault, times: 1 }] });
    const [row] = await workUntil(await importList(conference, [person]));
    expect(row).toMatchObject({ outcome: "sent" });
    expect(await boomstream.mailsTo(person.email)).toBe(mails);
    const done = fault === "lose-answer" || fault === "html" || fault === "truncate";
    expect(row?.link === null).toBe(done);
    expect(row?.attempts).toBe(done ? 1 : 2);
  });

  it("leaves undecidable rows to a person and applies the decision", async () => {
    const conference = await seed("Undecidable", 3);
    const people = (await listFreshParticipants(conference, { ...ALL, status: "active" })).rows;
    const rows = people
      .slice(0, 3)
      .map(({ email, code }, at) =>
        inviteRow(at + 1, { action: "link", email, participantCode: code }),
      );
    const mails = () => Promise.all(rows.map(({ email }) => boomstream.mailsTo(email)));
    const before = await mails();
    await boomstream.setFaults({ rules: [{ method: "invite", fault: "lose-answer" }] });
    const id = await importList(conference, rows);
    const unknown = await workUntil(id);
    expect(unknown.every((row) => row.outcome === "unknown" && row.undecided)).toBe(true);
    expect(await getImport(id)).toMatchObject({ state: "done", checking: 0 });
    await boomstream.clearFaults();
    const ids = unknown.map((row) => row.id);
    const decide = (decision: "leave" | "link-only" | "send-again", at: number) =>
      decideImportRows({ importId: id, ids: [ids[at] ?? ""], decision });
    await decide("leave", 0);
    await decide("link-only", 1);
    await decide("send-again", 2);
    expect(await decide("send-again", 2)).toEqual({ ok: true, data: { rows: 0 } });
    expect(await workUntil(id)).toMatchObject([
      { outcome: "skipped", reason: "left" },
      { outcome: "sent", notify: false },
      { outcome: "sent", notify: true },
    ]);
    const sent = (await mails()).map((count, at) => count - (before[at] ?? 0));
    expect(sent).toEqual([1, 1, 2]);
  });

  it("sends corrected rows once, both skipped and failed ones", async () => {
    const conference = await seed("Fixed");
    const [failing, fine] = [inviteRow(1), inviteRow(3)];
    const wrong = inviteRow(2, {
      action: "skip",
      email: "wrong@",
      reason: "malformed",
      notify: false,
    });
    await boomstream.setFaults({
      rules: [{ method: "invite", email: failing.email, fault: "failed", message: "No" }],
    });
    const id = await importList(conference, [failing, wrong, fine]);
    const rows = await workUntil(id);
    expect(rows.map(({ outcome }) => outcome)).toEqual(["failed", "skipped", "sent"]);
    await boomstream.clearFaults();
    const [first, second, third] = rows;
    const email = inviteRow(4).email;
    const fixed = await fixImportRows({
      importId: id,
      rows: [
        { id: first?.id ?? "", email: failing.email, name: "Anna" },
        { id: second?.id ?? "", email, name: "Boris" },
        { id: third?.id ?? "", email: inviteRow(5).email, name: "Clara" },
      ],
    });
    // A row that was sent is not changed.
    expect(fixed).toEqual({ ok: true, data: { rows: 2 } });
    expect(await workUntil(id)).toMatchObject([
      { outcome: "sent", email: failing.email, name: "Anna" },
      { outcome: "sent", email, name: "Boris" },
      { outcome: "sent", email: fine.email },
    ]);
    expect(await renameImport({ importId: id, name: "Guests" })).toMatchObject({ ok: true });
    expect(await getImport(id)).toMatchObject({ name: "Guests", state: "done" });
  });

  it("reconciles rows whose process was killed", async () => {
    const conference = await seed("Killed");
    const [done, undone] = [inviteRow(1), inviteRow(2)];
    const id = await importList(conference, [done, undone]);
    const killed = { state: "sending", attempts: 1, instance_id: newId() } as const;
    await db()
      .updateTable("invitations")
      .set({ ...killed, started_at: Date.now() - 60_000 })
      .where("import_id", "=", id)
      .execute();
    // The killed process sent these before it died; the roster is older.
    await inviteOutsideFoyer(conference, done.email);
    const long = Date.now() - 120_000;
    await db().updateTable("syncs").set({ attempted_at: long }).execute();
    expect(await workUntil(id)).toMatchObject([
      { outcome: "sent", attempts: 1, link: null },
      { outcome: "sent", attempts: 2 },
    ]);
    expect(await boomstream.mailsTo(done.email)).toBe(1);
    expect(await boomstream.mailsTo(undone.email)).toBe(1);
  });
});

async function inviteOutsideFoyer(conference: string, email: string): Promise<void> {
  const { firstProject } = await import("@/lib/testing/project");
  const { boomstream: service } = await firstProject();
  await service.invite(conference, { email, notify: true, moderator: false });
}

describe("control", () => {
  it("pauses, resumes and cancels", async () => {
    const conference = await seed("Steered");
    const id = await importList(
      conference,
      Array.from({ length: 40 }, (_, at) => inviteRow(at + 1)),
    );
    expect(await pauseImport({ importId: id })).toEqual({
      ok: true,
      data: { state: "paused" },
    });
    const calls = await boomstream.callsDuring(async () => {
      await work();
      await work();
    });
    expect(calls["invite"]).toBeUndefined();
    expect(await resumeImport({ importId: id })).toMatchObject({ data: { state: "running" } });
    await boomstream.setFaults({ rules: [{ method: "invite", latencyMs: 200 }] });
    await workUntil(id, (rows) => rows.some(({ outcome }) => outcome === "sent"));
    expect(await cancelImport({ importId: id })).toMatchObject({
      data: { state: "cancelled" },
    });
    const rows = await workUntil(id);
    expect(new Set(outcomes(rows))).toEqual(new Set(["sent", "skipped"]));
    expect(await resumeImport({ importId: id })).toMatchObject({
      error: { code: "conflict" },
    });
  });

  it("processes several imports in turn", async () => {
    const [long, short] = [await seed("Long"), await seed("Short")];
    const many = await importList(
      long,
      Array.from({ length: 60 }, (_, at) => inviteRow(at + 1)),
    );
    const few = await importList(short, [inviteRow(1), inviteRow(2), inviteRow(3)]);
    await boomstream.setFaults({ rules: [{ method: "invite", latencyMs: 30 }] });
    await workUntil(few);
    expect((await getImport(many))?.counts.planned).toBeGreaterThan(0);
    await workUntil(many);
  });
});

describe("expiring links", () => {
  it("counts them, and renews all of them in one import", async () => {
    const conference = await seed("Expiring");
    const list = [inviteRow(1, { lifetime: 60 }), inviteRow(2, { lifetime: 86_400 }), inviteRow(3)];
    const first = await importList(conference, list);
    await workUntil(first);
    await expect
      .poll(
        async () => {
          await refreshImportRosters();
          return (await allRows(first)).every((row) => row.participantCode !== null);
        },
        { timeout: 30_000 },
      )
      .toBe(true);
    const before = Date.now() + 3_600_000;
    expect(await expiringLinks(conference, before)).toEqual({ expired: 0, expiring: 1 });
    const form = { id: newId(), conferenceCode: conference, before, lifetime: null, notify: false };
    expect(await renewExpiringLinks(form)).toEqual({ ok: true, data: { id: form.id, rows: 1 } });
    expect(await renewExpiringLinks(form)).toEqual({ ok: true, data: { id: form.id, rows: 1 } });
    expect(await workUntil(form.id)).toMatchObject([
      { action: "link", outcome: "sent", email: list[0]?.email, link: { expiresAt: null } },
    ]);
    expect(await boomstream.mailsTo(list[0]?.email ?? "")).toBe(1);
    const { rows } = await listImports();
    expect(rows.slice(0, 2).map(({ id, mode }) => [id, mode])).toEqual([
      [form.id, "renew"],
      [first, "invite"],
    ]);
  });
});
