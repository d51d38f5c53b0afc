import { beforeEach, expect, it } from "vitest";
import { createConference } from "@/lib/conferences/create";
import { deleteConference } from "@/lib/conferences/delete";
import { getConference } from "@/lib/conferences/get";
import { getImport } from "@/lib/imports/get";
import { allRows, shortenTimeouts, workUntil } from "@/lib/imports/testing/imports";
import { startPrepared } from "@/lib/imports/start";
import { inviteParticipant } from "@/lib/invitations/invite";
import { revokeParticipants } from "@/lib/participants/revoke";
import { listFreshParticipants } from "@/lib/participants/list";
import { RosterParams } from "@/lib/participants/schema";
import { newId } from "@/lib/platform/ids";
import { getTemplate } from "@/lib/templates/get";
import { saveTemplate } from "@/lib/templates/save";
import { useBoomstream } from "@/lib/testing/boomstream";
import { firstProject } from "@/lib/testing/project";
import { makeStaff, signInAs } from "@/lib/testing/sign-in";
import { duplicateConference } from "./duplicate";
import { listDeletedConferences } from "./list-deleted";
import { restoreConference } from "./restore";

const boomstream = useBoomstream();
const TIME = { starts: "2031-05-01T12:00", timeZone: "Asia/Tokyo", duration: "60" };

beforeEach(async () => {
  shortenTimeouts();
  await signInAs(await makeStaff("manager"));
});

/** A conference with a moderator, a participant and one person without access. */
async function prepared(title: string): Promise<string> {
  const { id: projectId } = await firstProject();
  const result = await createConference({
    id: newId(),
    projectId,
    title,
    description: "About it",
    ...TIME,
    folderCode: "",
  });
  const code = result.ok ? result.data.code : "";
  for (const [name, moderator] of [
    ["Anna", true],
    ["Boris", false],
    ["Clara", false],
  ] as const)
    await inviteParticipant({
      id: newId(),
      conferenceCode: code,
      email: `${name}-${code}@guests.example`,
      name,
      moderator,
      notify: false,
      lifetime: null,
      avatarUrl: "",
      again: false,
    });
  const { rows } = await listFreshParticipants(code, RosterParams.parse({ q: "Clara" }));
  await revokeParticipants({ codes: rows.map((row) => row.code) });
  await saveTemplate({ conferenceCode: code, text: "Join: {link}", version: 0 });
  return code;
}

it("duplicates fields and message, and emails nobody before a person starts the import", async () => {
  const code = await prepared("Weekly");
  const id = newId();
  const input = { id, code, title: "Weekly (copy)", roster: true };
  const result = await duplicateConference(input);
  if (!result.ok || result.data.importId === null) throw new Error("It was not duplicated.");
  expect(await duplicateConference(input)).toEqual(result);
  expect(await getConference(result.data.code)).toMatchObject({
    title: "Weekly (copy)",
    description: "About it",
    startsAt: Date.UTC(2031, 4, 1, 3),
  });
  expect(await getTemplate(result.data.code)).toMatchObject({ text: "Join: {link}" });
  const rows = await allRows(result.data.importId);
  expect(rows.map(({ name, moderator, outcome }) => [name, moderator, outcome])).toEqual([
    ["Anna", true, "planned"],
    ["Boris", false, "planned"],
  ]);
  expect(await getImport(result.data.importId)).toMatchObject({ state: "prepared" });
  expect(await boomstream.mailsTo(`Anna-${code}@guests.example`)).toBe(0);
});

it("sends a prepared import once it is started, with email only if requested", async () => {
  const code = await prepared("Started");
  const result = await duplicateConference({ id: newId(), code, title: "Again", roster: true });
  const importId = result.ok ? (result.data.importId ?? "") : "";
  expect(await startPrepared({ importId, notify: true, lifetime: 3_600 })).toMatchObject({
    ok: true,
  });
  expect(await startPrepared({ importId, notify: true, lifetime: null })).toMatchObject({
    error: { code: "conflict" },
  });
  const rows = await workUntil(importId);
  expect(rows.map(({ outcome }) => outcome)).toEqual(["sent", "sent"]);
  expect(await boomstream.mailsTo(`Boris-${code}@guests.example`)).toBe(1);
});

it("restores a deleted conference as a new one, with its people ready to invite", async () => {
  const code = await prepared("Gone");
  await deleteConference({ code, title: "Gone" });
  const { id: projectId } = await firstProject();
  const [deleted] = await listDeletedConferences(projectId);
  expect(deleted).toMatchObject({ title: "Gone", people: 2, restoredCode: null });
  const input = { id: newId(), projectId, snapshotId: deleted?.id ?? "" };
  const result = await restoreConference(input);
  if (!result.ok) throw new Error(result.error.code);
  expect(result.data.code).not.toBe(code);
  expect(await getConference(result.data.code)).toMatchObject({ title: "Gone", deleted: false });
  expect(await getTemplate(result.data.code)).toMatchObject({ text: "Join: {link}" });
  expect(await allRows(result.data.importId ?? "")).toHaveLength(2);
  const [again] = await listDeletedConferences(projectId);
  expect(again?.restoredCode).toBe(result.data.code);
});
