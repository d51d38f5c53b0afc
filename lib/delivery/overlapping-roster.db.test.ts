import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from "vitest";
import { refreshConferences } from "@/lib/conferences/refresh";
import { db } from "@/lib/db/db";
import { runImports, stopImports } from "./import-worker";
import { refreshImportRosters } from "@/lib/delivery/refresh-import-rosters";
import { sendInvitation } from "@/lib/delivery/send-invitation";
import { inviteRow, shortenTimeouts, importList, workUntil } from "@/lib/imports/testing/imports";
import { inviteParticipant } from "@/lib/invitations/invite";
import { mergeRoster } from "@/lib/mirror/merge-roster";
import { beginRequest } from "@/lib/mirror/request-order";
import { refresh } from "@/lib/mirror/refresh-lease";
import { rosterKey } from "@/lib/platform/live-topics";
import { readRosterLines } from "@/lib/mirror/roster-lines";
import { refreshRoster } from "@/lib/participants/refresh";
import { forgetEnv } from "@/lib/platform/env";
import { newId } from "@/lib/platform/ids";
import { useBoomstream } from "@/lib/testing/boomstream";
import { firstProject } from "@/lib/testing/project";
import { makeStaff, signInAs } from "@/lib/testing/sign-in";

const boomstream = useBoomstream();
let staff = { id: "", name: "", sessionId: "" };

beforeAll(() => {
  shortenTimeouts();
  vi.stubEnv("BOOMSTREAM_TIMEOUT_MS", "1000");
  forgetEnv();
});
beforeEach(async () => {
  const manager = await makeStaff("manager");
  staff = { id: manager.id, name: manager.name, sessionId: newId() };
  await signInAs(manager);
});
afterEach(async () => {
  await boomstream.clearFaults();
});
afterAll(stopImports);

/** Takes a request order now; the returned function requests and merges the roster. */
async function requestRoster(conferenceCode: string): Promise<() => Promise<void>> {
  const project = await firstProject();
  const request = await beginRequest();
  return async () => {
    const response = await project.boomstream.roster(conferenceCode);
    if (!response.ok) throw new Error(response.error.code);
    const lines = await readRosterLines(project.id, conferenceCode);
    await mergeRoster(project.id, conferenceCode, { roster: response.value, lines, request });
  };
}

async function seed(title: string): Promise<string> {
  const code = await boomstream.seed(title);
  await refreshConferences();
  await refreshRoster({ conferenceCode: code });
  return code;
}

const stateOf = async (email: string) =>
  (
    await db()
      .selectFrom("invitations")
      .select("state")
      .where("email_key", "=", email)
      .executeTakeFirst()
  )?.state;

it("decides a row by a roster that was requested before its claim and received after sending", async () => {
  const conference = await seed("Overlaps a claim");
  const person = inviteRow(1);
  const id = await importList(conference, [person]);
  await refreshImportRosters();
  const merge = await requestRoster(conference);
  await boomstream.setFaults({ rules: [{ method: "invite", fault: "lose-answer" }] });
  await runImports();
  await vi.waitFor(async () => expect(await stateOf(person.email)).toBe("unknown"), 10_000);
  await merge();
  await boomstream.clearFaults();
  expect(await workUntil(id)).toMatchObject([{ outcome: "sent", attempts: 1, link: null }]);
  expect(await boomstream.mailsTo(person.email)).toBe(1);
});

it("decides a single invitation although a roster already shows its result", async () => {
  const conferenceCode = await seed("Overlaps a form");
  const { email } = inviteRow(1);
  const merge = await requestRoster(conferenceCode);
  // The response stops halfway, so the person is on the roster before the response is lost.
  await boomstream.setFaults({ rules: [{ method: "invite", fault: "slow-body" }] });
  const form = { moderator: false, notify: true, lifetime: null, avatarUrl: "", again: false };
  const invited = inviteParticipant({ ...form, id: newId(), conferenceCode, email, name: "" });
  await vi.waitFor(async () => expect(await boomstream.mailsTo(email)).toBe(1), 10_000);
  await merge();
  expect(await invited).toMatchObject({ ok: true });
  expect(await stateOf(email)).toBe("sent");
});

it("shows an invited person although an older refresh is in progress", async () => {
  const conferenceCode = await seed("Overlaps the roster after it");
  const { email } = inviteRow(1);
  const project = await firstProject();
  let response = () => undefined as void;
  const invitedMeanwhile = new Promise<void>((resolve) => (response = resolve));
  const key = rosterKey(conferenceCode);
  const older = refresh(project.id, key, 0, async () => {
    const before = await project.boomstream.roster(conferenceCode);
    await invitedMeanwhile;
    return before.ok ? null : before.error;
  });
  const form = { moderator: false, notify: true, lifetime: null, avatarUrl: "", again: false };
  const invited = inviteParticipant({ ...form, id: newId(), conferenceCode, email, name: "" });
  await vi.waitFor(async () => expect(await stateOf(email)).toBe("sent"), 10_000);
  response();
  await older;
  expect(await invited).toMatchObject({ ok: true, data: { code: expect.any(String) } });
});

it("does not send an invitation when a newer roster than the person saw has the address", async () => {
  const conferenceCode = await seed("Overtaken");
  const person = inviteRow(1);
  const [row] = await workUntil(await importList(conferenceCode, [person]));
  expect(row).toMatchObject({ outcome: "sent" });
  await refreshRoster({ conferenceCode });
  const sent = await sendInvitation(staff, await firstProject(), {
    id: newId(),
    kind: "invite",
    conference_code: conferenceCode,
    email: person.email,
    name: "",
    moderator: false,
    notify: true,
    lifetime: null,
    avatar_url: null,
    participant_code: null,
    again: false,
  });
  expect(sent).toMatchObject({
    error: { code: "already-invited", fields: { email: "alreadyInvited" } },
  });
  expect(await boomstream.mailsTo(person.email)).toBe(1);
});
