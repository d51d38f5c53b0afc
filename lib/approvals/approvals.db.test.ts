import { beforeEach, describe, expect, it } from "vitest";
import { createConference } from "@/lib/conferences/create";
import { exportCalendar } from "@/lib/conferences/export-calendar";
import { db } from "@/lib/db/db";
import { claimRow, sendableImports } from "@/lib/delivery/claim";
import { checkResultsAccess, downloadResults } from "@/lib/imports/export";
import { cancelImport, resumeImport } from "@/lib/imports/pause";
import { fixImportRows } from "@/lib/imports/fix-rows";
import { startPrepared } from "@/lib/imports/start";
import { copyLinks } from "@/lib/links/copy";
import { newId } from "@/lib/platform/ids";
import { useBoomstream } from "@/lib/testing/boomstream";
import { firstProject } from "@/lib/testing/project";
import { makeStaff, signInAs, type TestStaff } from "@/lib/testing/sign-in";
import { decideApproval } from "./decide";
import { listApprovals } from "./list";

useBoomstream();

let asker: TestStaff;
let other: TestStaff;
let project: string;
let code: string;

beforeEach(async () => {
  asker = await makeStaff("manager");
  other = await makeStaff("manager");
  project = (await firstProject()).id;
  await setLimit("2");
  await signInAs(asker);
  const time = { starts: "", timeZone: "", duration: "", folderCode: "" };
  const fields = { id: newId(), projectId: project, title: "Approvals", description: "", ...time };
  const made = await createConference(fields);
  if (!made.ok) throw new Error(made.error.code);
  code = made.data.code;
});

async function setLimit(value: string) {
  await db().deleteFrom("settings").execute();
  await db()
    .insertInto("settings")
    .values({ name: "approval-rows", value, changed_at: 0 })
    .execute();
}

/** Stores a prepared import with this many rows. */
async function prepare(total: number): Promise<string> {
  const id = newId();
  const run = { id, project_id: project, conference_code: code };
  await db()
    .insertInto("imports")
    .values({
      ...run,
      mode: "invite",
      name: "guests.csv",
      state: "prepared",
      staff_id: asker.id,
      staff_name: asker.name,
      session_id: "",
      total,
      created_at: 1,
    })
    .execute();
  const rows = Array.from({ length: total }, (_, at) => ({
    id: newId(),
    project_id: project,
    conference_code: code,
    kind: "invite" as const,
    email: `${at}@${id}.example`,
    email_key: `${at}@${id}.example`,
    name: "",
    moderator: 0 as const,
    notify: 0 as const,
    lifetime: null,
    avatar_url: null,
    state: "planned" as const,
    error_code: null,
    error_message: null,
    participant_code: null,
    staff_id: asker.id,
    created_at: 1,
    started_at: null,
    ended_at: null,
    import_id: id,
    position: at + 1,
  }));
  await db().insertInto("invitations").values(rows).execute();
  return id;
}

const start = (importId: string) => startPrepared({ importId, notify: false, lifetime: null });
const stateOf = async (id: string) =>
  (await db().selectFrom("imports").select("state").where("id", "=", id).executeTakeFirst())?.state;
const requestFor = async (importId: string) =>
  (await listApprovals(project)).find((approval) => approval.importId === importId);
const decide = (id: string, decision: "approve" | "decline" = "approve") =>
  decideApproval({ id, decision });
const refusal = (errorCode: string) => ({ ok: false, error: { code: errorCode } });

async function waitingImport(): Promise<{ importId: string; id: string }> {
  const importId = await prepare(3);
  expect(await start(importId)).toEqual({ ok: true, data: { state: "waiting" } });
  return { importId, id: (await requestFor(importId))?.id ?? "" };
}

const lastActions = async (count: number) =>
  (
    await db()
      .selectFrom("activity")
      .select(["action", "staff_id"])
      .orderBy("seq", "desc")
      .limit(count)
      .execute()
  ).toReversed();

describe("an import above the limit", () => {
  it("is not claimed before another person's approval, and runs after it", async () => {
    const { importId, id } = await waitingImport();
    expect(await claimRow({ id: importId })).toBeNull();
    expect((await sendableImports()).map((run) => run.id)).not.toContain(importId);
    expect(await resumeImport({ importId })).toMatchObject(refusal("conflict"));
    expect(await start(importId)).toMatchObject(refusal("conflict"));
    expect(await decide(id)).toEqual(refusal("own-request"));
    await signInAs(other);
    expect(await requestFor(importId)).toMatchObject({
      own: false,
      rows: 3,
      staffName: asker.name,
    });
    expect(await decide(id)).toMatchObject({ ok: true });
    expect(await stateOf(importId)).toBe("running");
    expect(await claimRow({ id: importId })).not.toBeNull();
    expect(await lastActions(2)).toEqual([
      { action: "approval.request", staff_id: asker.id },
      { action: "approval.approve", staff_id: other.id },
    ]);
  });

  it("starts at once at the limit, and with the policy off", async () => {
    expect(await start(await prepare(2))).toMatchObject({ data: { state: "running" } });
    await setLimit("");
    expect(await start(await prepare(3))).toMatchObject({ data: { state: "running" } });
  });

  it("accepts one of many concurrent decisions", async () => {
    const { importId, id } = await waitingImport();
    await signInAs(other);
    const decisions = ["approve", "decline", "approve", "decline", "approve"] as const;
    const results = await Promise.all(decisions.map((decision) => decide(id, decision)));
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    const [first] = results.flatMap(({ ok }, at) => (ok ? [decisions[at]] : []));
    expect(await stateOf(importId)).toBe(first === "approve" ? "running" : "cancelled");
  });

  it("is canceled when declined, and fixing rows does not start it", async () => {
    const { importId, id } = await waitingImport();
    await signInAs(other);
    expect(await decide(id, "decline")).toMatchObject({ ok: true });
    expect(await stateOf(importId)).toBe("cancelled");
    const rows = await db()
      .selectFrom("invitations")
      .select(["id", "email", "name", "state"])
      .where("import_id", "=", importId)
      .execute();
    expect(rows.map(({ state }) => state)).toEqual(["skipped", "skipped", "skipped"]);
    await signInAs(asker);
    await fixImportRows({ importId, rows });
    expect(await stateOf(importId)).toBe("waiting");
    expect(await claimRow({ id: importId })).toBeNull();
  });

  it("needs a recent sign-in, a manager, the project and a requester who may still run it", async () => {
    const { importId, id } = await waitingImport();
    const session = await signInAs(other);
    const proof = (at: number) =>
      db().updateTable("sessions").set({ proved_at: at }).where("id", "=", session).execute();
    await proof(0);
    await expect(decide(id)).rejects.toMatchObject({ code: "password-needed" });
    await proof(Date.now());
    await db().updateTable("staff").set({ limited: 1 }).where("id", "=", other.id).execute();
    await expect(decide(id)).rejects.toMatchObject({ code: "not-found" });
    await db().updateTable("staff").set({ limited: 0 }).where("id", "=", other.id).execute();
    await db().updateTable("staff").set({ role: "support" }).where("id", "=", asker.id).execute();
    expect(await decide(id)).toMatchObject(refusal("conflict"));
    await signInAs(await makeStaff("support"));
    await expect(decide(id)).rejects.toMatchObject({ code: "not-allowed" });
    expect(await requestFor(importId)).toBeUndefined();
    expect(await stateOf(importId)).toBe("waiting");
  });

  it("can't be approved once expired or canceled", async () => {
    const expired = await waitingImport();
    await db()
      .updateTable("approvals")
      .set({ expires_at: Date.now() - 1 })
      .where("id", "=", expired.id)
      .execute();
    const canceled = await waitingImport();
    expect(await cancelImport({ importId: canceled.importId })).toMatchObject({ ok: true });
    await signInAs(other);
    expect(await decide(expired.id)).toMatchObject(refusal("conflict"));
    expect(await stateOf(expired.importId)).toBe("waiting");
    await decide(canceled.id);
    expect(await stateOf(canceled.importId)).toBe("cancelled");
  });
});

describe("many links", () => {
  /** Stores this many participants, and entries that their links were copied. */
  async function participants(count: number): Promise<string[]> {
    const codes = Array.from({ length: count }, () => newId().slice(-8));
    for (const participant of codes) {
      await db()
        .insertInto("participants")
        .values({
          project_id: project,
          code: participant,
          conference_code: code,
          email: `${participant}@guests.example`,
          email_key: `${participant}@guests.example`,
          name: "",
          name_key: "",
          moderator: 0,
          added: "",
          revoked: 0,
          search: "",
          link_id: null,
          revocation_id: null,
          first_seen_at: 1,
          written_at: 1,
          gone_at: null,
          outside: null,
          outside_at: null,
        })
        .execute();
    }
    return codes;
  }

  it("need another person's approval, which lasts an hour and for this conference", async () => {
    await signInAs(await makeStaff("support"));
    const codes = await participants(3);
    expect(await copyLinks({ codes: codes.slice(0, 2) })).toMatchObject({ ok: true });
    expect(await copyLinks({ codes })).toEqual(refusal("approval-needed"));
    expect(await copyLinks({ codes })).toEqual(refusal("approval-needed"));
    const own = (await listApprovals(project)).filter((approval) => approval.own);
    expect(own).toHaveLength(1);
    const id = own[0]?.id ?? "";
    const copier = await db()
      .selectFrom("approvals")
      .select("staff_id")
      .where("id", "=", id)
      .executeTakeFirst();
    await signInAs(other);
    expect(await decide(id)).toMatchObject({ ok: true });
    await signInAs({ id: copier?.staff_id ?? "" });
    expect(await copyLinks({ codes })).toMatchObject({ ok: true });
    await db().updateTable("approvals").set({ expires_at: 1 }).where("id", "=", id).execute();
    expect(await copyLinks({ codes })).toEqual(refusal("approval-needed"));
  });

  it("count together when copied in small steps", async () => {
    const codes = await participants(3);
    await db()
      .updateTable("projects")
      .set({ personal_links: 1 })
      .where("id", "=", project)
      .execute();
    const results = [];
    for (const one of codes) results.push((await copyLinks({ codes: [one] })).ok);
    await db()
      .updateTable("conferences")
      .set({ starts_at: Date.now(), time_zone: "UTC", duration: 3_600 })
      .where("code", "=", code)
      .execute();
    const calendar = exportCalendar(code, codes[2] ?? "");
    await expect(calendar).rejects.toMatchObject({ code: "approval-needed" });
    expect(await exportCalendar(code, codes[0] ?? "")).not.toBeNull();
    await db()
      .updateTable("projects")
      .set({ personal_links: 0 })
      .where("id", "=", project)
      .execute();
    expect(results).toEqual([true, true, false]);
  });

  it("can be downloaded only with an approval", async () => {
    const importId = await prepare(3);
    const download = () => downloadResults(importId, { format: "csv", only: undefined }, "en");
    await expect(download()).rejects.toMatchObject({ code: "approval-needed" });
    expect(await checkResultsAccess({ importId })).toEqual(refusal("approval-needed"));
    const failed = await downloadResults(importId, { format: "csv", only: "failed" }, "en");
    expect(failed).not.toBeNull();
    const [request] = (await listApprovals(project)).filter(
      ({ own, kind }) => own && kind === "links",
    );
    await signInAs(other);
    expect(await decide(request?.id ?? "")).toMatchObject({ ok: true });
    await signInAs(asker);
    expect(await checkResultsAccess({ importId })).toMatchObject({ ok: true });
    expect(await download()).not.toBeNull();
  });
});
