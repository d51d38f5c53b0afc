import { readFileSync } from "node:fs";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { db } from "@/lib/db/db";
import { wallNow } from "@/lib/platform/clock";
import { env } from "@/lib/platform/env";
import { newId } from "@/lib/platform/ids";
import { copyLinks } from "@/lib/links/copy";
import { listFreshParticipants } from "@/lib/participants/list";
import { refreshRoster } from "@/lib/participants/refresh";
import { revokeParticipants } from "@/lib/participants/revoke";
import { RosterParams } from "@/lib/participants/schema";
import { useBoomstream } from "@/lib/testing/boomstream";
import { makeStaff, signInAs } from "@/lib/testing/sign-in";
import { decideUnknownInvitation } from "./decide-unknown";
import { inviteParticipant } from "./invite";
import { listUnknownInvitations } from "./list-unknown";
import { createLink } from "./create-link";
import { replaceLink } from "./replace-link";
import type { Invite } from "./schema";

const boomstream = useBoomstream();
const ALL = RosterParams.parse({ status: "all" });

beforeEach(async () => {
  await signInAs(await makeStaff("manager"));
});
afterEach(boomstream.clearFaults);

function form(conferenceCode: string, more: Partial<Invite> = {}): Invite {
  const id = newId();
  return {
    id,
    conferenceCode,
    email: `${id}@guests.example`,
    name: "Guest",
    moderator: false,
    notify: true,
    lifetime: 3600,
    avatarUrl: "",
    again: false,
    ...more,
  };
}

async function rowsOf(conferenceCode: string, email: string) {
  const page = await listFreshParticipants(conferenceCode, { ...ALL, q: email });
  return page.rows;
}

describe("inviting", () => {
  it("returns the link, stores it encrypted and returns it again from the roster", async () => {
    const conference = await boomstream.seed("Keeps");
    const invite = form(conference, { moderator: true });
    const sent = await inviteParticipant(invite);
    expect(sent).toMatchObject({ ok: true, data: { moderator: true, notified: true } });
    const link = sent.ok ? sent.data.link : null;
    expect(link).toContain("/invite.html?jwt=");
    const [row] = await rowsOf(conference, invite.email);
    expect(row?.link?.expiresAt).toBeGreaterThan(Date.now());
    const copied = await copyLinks({ codes: [row?.code ?? ""] });
    expect(copied).toMatchObject({ ok: true, data: [{ link, email: invite.email }] });
    const kept = await db().selectFrom("links").select("sealed").execute();
    expect(kept.some(({ sealed }) => link?.includes(sealed))).toBe(false);
  });

  it("sends one invitation for a form submitted three times", async () => {
    const conference = await boomstream.seed("Thrice");
    const invite = form(conference);
    const results = await Promise.all([1, 2, 3].map(() => inviteParticipant(invite)));
    const again = await inviteParticipant(invite);
    for (const result of [...results, again]) expect(result).toEqual(results[0]);
    expect(await boomstream.mailsTo(invite.email)).toBe(1);
  });

  it("asks before it invites an address that is on the roster or was revoked", async () => {
    const conference = await boomstream.seed("Again");
    const invite = form(conference);
    await inviteParticipant(invite);
    const [row] = await rowsOf(conference, invite.email);
    const second = { ...invite, id: newId(), email: invite.email.toUpperCase() };
    expect(await inviteParticipant(second)).toMatchObject({
      error: { code: "already-invited", fields: { email: "alreadyInvited" } },
    });
    expect(await boomstream.mailsTo(invite.email)).toBe(1);
    await revokeParticipants({ codes: [row?.code ?? ""] });
    await boomstream.afterUndo();
    expect(await inviteParticipant(second)).toMatchObject({
      error: { fields: { email: "revokedEarlier" } },
    });
    expect(await inviteParticipant({ ...second, again: true })).toMatchObject({ ok: true });
  });
});

describe("inviting before the roster was fetched", () => {
  it("fetches the roster first, and asks about an address on it", async () => {
    const conference = await boomstream.seed("Unread", 2);
    const invite = form(conference, { email: "person002@example.com" });
    const calls = await boomstream.callsDuring(async () => {
      expect(await inviteParticipant(invite)).toMatchObject({
        error: { code: "already-invited", fields: { email: "alreadyInvited" } },
      });
    });
    expect(calls["invite"]).toBeUndefined();
  });
});

describe("a lost response", () => {
  it("is sent if the roster has the person; the link is unknown", async () => {
    const conference = await boomstream.seed("Lost");
    const invite = form(conference);
    await boomstream.setFaults({
      rules: [{ method: "invite", email: invite.email, fault: "lose-answer" }],
    });
    expect(await inviteParticipant(invite)).toMatchObject({ ok: true, data: { link: null } });
    expect(await boomstream.mailsTo(invite.email)).toBe(1);
    expect(await rowsOf(conference, invite.email)).toMatchObject([{ link: null }]);
  });

  it("stays unknown if undecidable, is listed and never sent again automatically", async () => {
    const conference = await boomstream.seed("Unknown");
    const invite = form(conference);
    await boomstream.setFaults({
      rules: [
        { method: "invite", email: invite.email, fault: "lose-answer" },
        { method: "client/list", conferenceCode: conference, fault: "failed" },
      ],
    });
    expect(await inviteParticipant(invite)).toMatchObject({
      error: { code: "unknown-outcome" },
    });
    expect(await inviteParticipant(invite)).toMatchObject({
      error: { code: "unknown-outcome" },
    });
    await boomstream.clearFaults();
    expect(await listUnknownInvitations(conference)).toMatchObject([{ email: invite.email }]);
    expect(await boomstream.mailsTo(invite.email)).toBe(1);
    const checked = await decideUnknownInvitation({ decision: "check", id: invite.id });
    expect(checked).toMatchObject({ ok: true, data: { state: "sent" } });
    expect(await listUnknownInvitations(conference)).toEqual([]);
    expect(await boomstream.mailsTo(invite.email)).toBe(1);
  });

  it("can be resolved with a new link without an email", async () => {
    const conference = await boomstream.seed("Decide");
    const invite = form(conference);
    await boomstream.setFaults({
      rules: [
        { method: "invite", email: invite.email, fault: "reset", times: 1 },
        { method: "client/list", conferenceCode: conference, fault: "failed" },
      ],
    });
    await inviteParticipant(invite);
    await boomstream.clearFaults();
    const decision = { decision: "link-only" as const, id: invite.id, newId: newId() };
    const decided = await decideUnknownInvitation(decision);
    expect(decided).toMatchObject({ ok: true, data: { state: "sent" } });
    expect(await boomstream.mailsTo(invite.email)).toBe(0);
    expect(await listUnknownInvitations(conference)).toEqual([]);
  });
});

describe("a known address", () => {
  it.each([
    { duplicates: "same" as const, rows: 1, duplicate: false },
    { duplicates: "new" as const, rows: 2, duplicate: true },
  ])("$duplicates: a new link goes to its owner", async ({ duplicates, rows, duplicate }) => {
    const conference = await boomstream.seed(`Duplicates ${duplicates}`);
    const invite = form(conference);
    await inviteParticipant(invite);
    const [row] = await rowsOf(conference, invite.email);
    await boomstream.setFaults({ duplicates });
    const renewed = await createLink({
      id: newId(),
      participantCode: row?.code ?? "",
      lifetime: null,
      notify: false,
    });
    expect(renewed).toMatchObject({ ok: true, data: { duplicate, expiresAt: null } });
    await refreshRoster({ conferenceCode: conference });
    const after = await rowsOf(conference, invite.email);
    expect(after).toHaveLength(rows);
    const owner = after.find(({ link }) => link?.expiresAt === null);
    const copied = await copyLinks({ codes: [owner?.code ?? ""] });
    expect(copied.ok && copied.data[0]?.link).toBe(renewed.ok && renewed.data.link);
  });

  it("refuse: shows Boomstream's message", async () => {
    const conference = await boomstream.seed("Duplicates refuse");
    const invite = form(conference);
    await inviteParticipant(invite);
    const [row] = await rowsOf(conference, invite.email);
    await boomstream.setFaults({ duplicates: "refuse" });
    const renewed = await createLink({
      id: newId(),
      participantCode: row?.code ?? "",
      lifetime: null,
      notify: false,
    });
    expect(renewed).toMatchObject({ ok: false, error: { code: "refused" } });
  });

  it("restores a revoked person", async () => {
    const conference = await boomstream.seed("Restore");
    const invite = form(conference);
    await inviteParticipant(invite);
    const [row] = await rowsOf(conference, invite.email);
    await revokeParticipants({ codes: [row?.code ?? ""] });
    await boomstream.afterUndo();
    const restored = await createLink({
      id: newId(),
      participantCode: row?.code ?? "",
      lifetime: 86_400,
      notify: false,
    });
    expect(restored).toMatchObject({ ok: true });
    expect(await rowsOf(conference, invite.email)).toMatchObject([{ status: "active" }]);
  });
});

it("stores no plain link in the database files", async () => {
  const conference = await boomstream.seed("Clear");
  const sent = await inviteParticipant(form(conference));
  const token = new URL((sent.ok && sent.data.link) || "").searchParams.get("jwt") ?? "";
  expect(token.length).toBeGreaterThan(50);
  if (env().databaseUrl) return;
  for (const file of ["foyer.db", "foyer.db-wal"]) {
    const bytes = readFileSync(path.join(env().dataDir, file));
    expect(bytes.includes(token)).toBe(false);
    expect(bytes.includes(Buffer.from(token).toString("base64"))).toBe(false);
  }
});

describe("replacing a link that leaked", () => {
  it("revokes the old link first, then creates a new one with the same role", async () => {
    const conference = await boomstream.seed("Leaked");
    const invite = form(conference, { moderator: true });
    const { email } = invite;
    const invited = await inviteParticipant(invite);
    const participantCode = (await rowsOf(conference, email))[0]?.code ?? "";
    const input = { id: newId(), participantCode, lifetime: null, notify: false };
    const calls = await boomstream.callsDuring(async () => {
      const replaced = await replaceLink(input);
      expect(replaced).toMatchObject({ ok: true, data: { email, moderator: true } });
      const linkOf = (result: typeof replaced) => (result.ok ? result.data.link : "none");
      expect(linkOf(replaced)).not.toBe(linkOf(invited));
      expect(await replaceLink(input)).toMatchObject({ ok: true });
    });
    expect(calls).toMatchObject({ "client/delete": 1, invite: 1 });
    const { rows } = await listFreshParticipants(conference, ALL);
    expect(rows.filter(({ status }) => status === "active")).toMatchObject([{ moderator: true }]);
  });

  it("does not wait for the Undo time of a planned revocation", async () => {
    const conference = await boomstream.seed("Revoked a moment ago");
    const invite = form(conference);
    await inviteParticipant(invite);
    const participantCode = (await rowsOf(conference, invite.email))[0]?.code ?? "";
    await revokeParticipants({ codes: [participantCode] });
    await db()
      .updateTable("revocations")
      .set({ due_at: wallNow() + 3_600_000 })
      .execute();
    const input = { id: newId(), participantCode, lifetime: null, notify: false };
    expect(await replaceLink(input)).toMatchObject({ ok: true });
  });

  it("sends nothing if Boomstream does not revoke", async () => {
    const conference = await boomstream.seed("Stuck");
    const invite = form(conference);
    await inviteParticipant(invite);
    const participantCode = (await rowsOf(conference, invite.email))[0]?.code ?? "";
    await boomstream.setFaults({ rules: [{ method: "client/delete", fault: "failed" }] });
    const input = { id: newId(), participantCode, lifetime: null, notify: false };
    const calls = await boomstream.callsDuring(async () => {
      expect(await replaceLink(input)).toMatchObject({ ok: false });
    });
    expect(calls.invite).toBeUndefined();
  }, 40_000);
});
