import { randomBytes } from "node:crypto";
import { afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { refreshConferences } from "@/lib/conferences/refresh";
import { db } from "@/lib/db/db";
import { inviteParticipant } from "@/lib/invitations/invite";
import { replaceLink } from "@/lib/invitations/replace-link";
import { copyLinks } from "@/lib/links/copy";
import { listFreshParticipants } from "@/lib/participants/list";
import { refreshRoster } from "@/lib/participants/refresh";
import { revokeParticipants } from "@/lib/participants/revoke";
import { undoRevocations } from "@/lib/participants/undo-revocations";
import { getAccess } from "@/lib/participants/get-access";
import { joinStatus } from "@/lib/participants/join-status";
import { RosterParams } from "@/lib/participants/schema";
import { findLink } from "@/lib/people/find-link";
import { getParticipantDetails } from "@/lib/people/get-details";
import { searchPeople } from "@/lib/people/search";
import { newId } from "@/lib/platform/ids";
import { useBoomstream } from "@/lib/testing/boomstream";
import { firstProject } from "@/lib/testing/project";
import { makeStaff, signInAs } from "@/lib/testing/sign-in";
import { guestCalendar, joinFromGuestPage, openGuestPage } from "./handlers";

// Each test invites a participant first, which takes seconds on a slow machine.

const boomstream = useBoomstream();
const HOUR = 3_600_000;

let project = "";
beforeAll(async () => {
  project = (await firstProject()).id;
});
beforeEach(async () => {
  await signInAs(await makeStaff("manager"));
  await use({ personal_links: 1, join_minutes: null });
});
afterEach(boomstream.clearFaults);

function use(values: { personal_links?: 0 | 1; join_minutes?: number | null }) {
  return db().updateTable("projects").set(values).where("id", "=", project).execute();
}

const BROWSER = { "sec-fetch-mode": "navigate", "sec-fetch-dest": "document" };

function request(token: string, method = "GET", headers: Record<string, string> = {}, query = "") {
  return new Request(`http://localhost:3000/j/${token}${query}`, { method, headers });
}
const open = (token: string, headers = {}, query = "") =>
  openGuestPage(request(token, "GET", headers, query), token);
const join = (token: string, headers = {}) =>
  joinFromGuestPage(request(token, "POST", headers), token);

/** Invites a person, and returns their personal link. */
async function invited(
  more: { name?: string; moderator?: boolean; lifetime?: number | null } = {},
) {
  const conferenceCode = await boomstream.seed("Planning & <b>review</b>");
  const id = newId();
  const email = `${id}@people.example`;
  const sent = await inviteParticipant({
    id,
    conferenceCode,
    email,
    name: more.name ?? "Anna",
    moderator: more.moderator ?? false,
    notify: false,
    lifetime: more.lifetime ?? null,
    avatarUrl: "",
    again: false,
  });
  await refreshConferences({ projectId: project });
  if (!sent.ok) throw new Error(sent.error.code);
  const page = await listFreshParticipants(conferenceCode, RosterParams.parse({}));
  const code = page.rows[0]?.code ?? "";
  return { conferenceCode, email, code, id, token: await tokenOf(code), sent: sent.data };
}

async function tokenOf(code: string): Promise<string> {
  const copied = await copyLinks({ codes: [code] });
  const link = copied.ok ? copied.data[0]?.link : undefined;
  return link?.split("/j/")[1] ?? "";
}

/** Sets the start of a conference to `from` ms from now, with a duration of an hour. */
function schedule(conferenceCode: string, from: number) {
  return db()
    .updateTable("conferences")
    .set({ starts_at: Date.now() + from, time_zone: "Europe/Moscow", duration: 3_600 })
    .where("code", "=", conferenceCode)
    .execute();
}

/** Makes the stored Boomstream links of a conference expire now. */
function expire(conferenceCode: string) {
  return db()
    .updateTable("links")
    .set({ expires_at: Date.now() - 1 })
    .where("conference_code", "=", conferenceCode)
    .execute();
}

const useOf = (code: string) =>
  db()
    .selectFrom("personal_links")
    .select(["opened_at", "joined_at", "joins"])
    .where("participant_code", "=", code)
    .executeTakeFirstOrThrow();

describe("a personal link", () => {
  it("is copied instead of Boomstream's link, does not change, and is encrypted", async () => {
    const { code, sent, token } = await invited();
    expect(sent.link).toBe(`http://localhost:3000/j/${token}`);
    expect(token).toMatch(/^[\w-]{22}$/);
    expect(await tokenOf(code)).toBe(token);
    const own = await copyLinks({ codes: [code], own: true });
    expect(own).toMatchObject({ ok: true, data: [{ link: sent.ownLink }] });
    expect(sent.ownLink).toContain("/invite.html?jwt=");
    const stored = await db().selectFrom("personal_links").selectAll().execute();
    expect(JSON.stringify(stored)).not.toContain(token);
  });

  it("is found by its pasted URL", async () => {
    const { token, email, conferenceCode } = await invited();
    const text = `Join here: http://localhost:3000/j/${token}?lang=ru.`;
    const found = { ok: true, data: { email, conferenceCode, state: "works" } };
    expect(await findLink({ text })).toMatchObject(found);
    const other = `http://localhost:3000/j/${randomBytes(16).toString("base64url")}`;
    expect(await findLink({ text: other })).toEqual({ ok: true, data: null });
  });

  it("is hidden and returns 404 while personal links are off", async () => {
    const { code, conferenceCode, token } = await invited();
    await use({ personal_links: 0 });
    expect((await open(token)).status).toBe(404);
    expect((await join(token)).status).toBe(404);
    const copied = await copyLinks({ codes: [code] });
    expect(copied.ok && copied.data[0]?.link).toContain("/invite.html?jwt=");
    const page = await listFreshParticipants(conferenceCode, RosterParams.parse({}));
    expect(page).not.toHaveProperty("personal");
    expect(page.rows[0]?.link).toEqual({ expiresAt: null });
  });

  it("is created for participants without a stored Boomstream link", async () => {
    const conference = await boomstream.seed("Elsewhere", 2);
    await refreshRoster({ conferenceCode: conference });
    const page = await listFreshParticipants(conference, RosterParams.parse({}));
    expect(page.rows.map(({ link }) => link)).toEqual([
      { expiresAt: null, personal: true },
      { expiresAt: null, personal: true },
    ]);
    const token = await tokenOf(page.rows[0]?.code ?? "");
    expect((await join(token)).status).toBe(303);
  });
});

describe("the page", () => {
  it("shows title, name and role in plain HTML", async () => {
    const { token, conferenceCode } = await invited({ name: 'Ann "<i>A</i>"', moderator: true });
    await schedule(conferenceCode, HOUR);
    const response = await open(token, { "accept-language": "ru,en;q=0.5", "x-nonce": "abc" });
    const text = await response.text();
    expect(response.status).toBe(200);
    expect(text).toContain('<html lang="ru">');
    expect(text).toContain("Planning &amp; &lt;b&gt;review&lt;/b&gt;");
    expect(text).toContain("Ann &quot;&lt;i&gt;A&lt;/i&gt;&quot;");
    expect(text).toContain("Модератор");
    expect(text).toContain("Москва, GMT+3");
    expect(text).toContain('<style nonce="abc">');
    expect(text).not.toMatch(/<script|javascript:| on\w+=/i);
    expect(Buffer.byteLength(text)).toBeLessThan(15_000);
    const elsewhere = await open(token, {}, "?lang=en&zone=Asia/Tokyo");
    expect(await elsewhere.text()).toMatch(/Tokyo, GMT\+9/);
  });

  it("changes nothing for scanners, and records the first opening in a browser", async () => {
    const { token, code } = await invited();
    const before = await db().selectFrom("invitations").select("id").execute();
    const calls = await boomstream.callsDuring(async () => {
      for (let time = 0; time < 10; time += 1) {
        expect((await open(token)).status).toBe(200);
        const head = await openGuestPage(request(token, "HEAD", BROWSER), token);
        expect(await head.text()).toBe("");
        await open(token, { ...BROWSER, "sec-purpose": "prefetch" });
      }
    });
    expect(calls).toEqual({});
    expect(await db().selectFrom("invitations").select("id").execute()).toEqual(before);
    expect(await useOf(code)).toMatchObject({ opened_at: null, joined_at: null, joins: 0 });
    await open(token, BROWSER);
    await expect.poll(async () => (await useOf(code)).opened_at).not.toBeNull();
  });

  it("agrees with the state shown to support", async () => {
    const { token, conferenceCode, code, email } = await invited();
    await use({ join_minutes: 10 });
    const seen = async () => {
      const details = await getParticipantDetails(conferenceCode, code);
      const { people } = await searchPeople({ q: email });
      const access = await getAccess(code);
      const windows = [details, people[0]?.memberships[0], access].map(
        (found) => found?.joinWindow,
      );
      return windows.map((found) => {
        const joinWindow = found ?? undefined;
        const facts = { status: "active" as const, link: { expiresAt: null }, joinWindow };
        return joinStatus(facts, Date.now()).reason;
      });
    };
    await schedule(conferenceCode, HOUR);
    expect((await join(token)).status).not.toBe(303);
    expect(await seen()).toEqual(["notYet", "notYet", "notYet"]);
    await schedule(conferenceCode, 0);
    expect((await join(token)).status).toBe(303);
    expect(await seen()).toEqual(["fine", "fine", "fine"]);
    await schedule(conferenceCode, -3 * HOUR);
    expect((await join(token)).status).not.toBe(303);
    expect(await seen()).toEqual(["over", "over", "over"]);
    await use({ personal_links: 0 });
    expect(await seen()).toEqual(["fine", "fine", "fine"]);
  });

  it("shows the reason why a participant can't join", async () => {
    const { token, code, conferenceCode } = await invited();
    await schedule(conferenceCode, 2 * HOUR);
    await use({ join_minutes: 10 });
    expect(await (await open(token)).text()).toContain("not time yet");
    expect((await join(token)).headers.get("location")).toBeNull();
    await schedule(conferenceCode, 5 * 60_000);
    expect((await join(token)).status).toBe(303);
    await schedule(conferenceCode, -3 * HOUR);
    expect((await open(token)).status).toBe(410);
    await schedule(conferenceCode, 0);
    const revoked = await revokeParticipants({ codes: [code] });
    // Immediately, before Boomstream has revoked anything.
    expect((await open(token)).status).toBe(403);
    expect((await join(token)).status).toBe(403);
    const ids = revoked.ok ? revoked.data.revocations.map(({ id }) => id) : [];
    await undoRevocations({ ids });
    expect((await open(token)).status).toBe(200);
    await db()
      .updateTable("conferences")
      .set({ deleted_at: 1 })
      .where("code", "=", conferenceCode)
      .execute();
    expect((await open(token)).status).toBe(410);
  });

  it("offers a calendar file with the personal link", async () => {
    const { token, conferenceCode } = await invited();
    expect((await guestCalendar(request(token), token)).status).toBe(404);
    await schedule(conferenceCode, HOUR);
    const file = await guestCalendar(request(token), token);
    expect(file.headers.get("content-type")).toContain("text/calendar");
    const unfolded = (await file.text()).replaceAll("\r\n ", "");
    expect(unfolded).toContain(`/j/${token}`);
    expect(unfolded).toContain(`UID:${conferenceCode}@foyer`);
  });
});

describe("Join", () => {
  it("redirects to the stored link if it is valid longer than the conference", async () => {
    const { token, code, conferenceCode, sent } = await invited({ lifetime: 10_800 });
    await schedule(conferenceCode, HOUR);
    const calls = await boomstream.callsDuring(async () => {
      for (let time = 0; time < 3; time += 1)
        expect((await join(token)).headers.get("location")).toBe(sent.ownLink);
    });
    expect(calls).toEqual({});
    expect(await useOf(code)).toMatchObject({ joins: 3 });
  });

  it("otherwise creates one fresh link without an email, even if pressed several times", async () => {
    const { token, conferenceCode, email, sent } = await invited({ lifetime: 5_400 });
    // The stored link expires during the conference.
    await schedule(conferenceCode, HOUR);
    const calls = await boomstream.callsDuring(async () => {
      const responses = await Promise.all([1, 2, 3, 4].map(() => join(token)));
      const locations = new Set(responses.map(({ headers }) => headers.get("location")));
      expect(locations.size).toBe(1);
      expect([...locations][0]).toContain("/invite.html?jwt=");
      expect([...locations][0]).not.toBe(sent.ownLink);
      await refreshRoster({ conferenceCode });
      expect((await join(token)).headers.get("location")).toBe([...locations][0]);
    });
    expect(calls.invite).toBe(1);
    expect(await boomstream.mailsTo(email)).toBe(0);
  });

  it("creates at most five fresh links per hour", async () => {
    const { token, conferenceCode } = await invited();
    for (let time = 0; time < 5; time += 1) {
      await expire(conferenceCode);
      expect((await join(token)).status).toBe(303);
    }
    await expire(conferenceCode);
    expect((await join(token)).status).toBe(429);
  });

  it("reports that Boomstream does not respond, and works again afterwards", async () => {
    const { token, conferenceCode } = await invited();
    await expire(conferenceCode);
    await boomstream.setFaults({ rules: [{ method: "invite", fault: "http-500" }] });
    const down = await join(token);
    expect(down.status).toBe(503);
    expect(down.headers.get("retry-after")).toBe("30");
    expect(await down.text()).toContain('method="post"');
    await boomstream.clearFaults();
    expect((await join(token)).status).toBe(303);
  });

  it("uses a second entry until it is revoked", async () => {
    const { token, conferenceCode, code } = await invited();
    await expire(conferenceCode);
    await boomstream.setFaults({ duplicates: "new" });
    const first = (await join(token)).headers.get("location");
    await refreshRoster({ conferenceCode });
    expect((await join(token)).headers.get("location")).toBe(first);
    const { rows } = await listFreshParticipants(conferenceCode, RosterParams.parse({}));
    expect(rows).toHaveLength(2);
    const second = rows.find((row) => row.code !== code)?.code ?? "";
    await revokeParticipants({ codes: [second] });
    expect((await join(token)).headers.get("location")).not.toBe(first);
  });

  it("redirects to a link that expires soon if Boomstream creates no other", async () => {
    const { token, conferenceCode, sent } = await invited({ lifetime: 5_400 });
    await schedule(conferenceCode, HOUR);
    await boomstream.setFaults({ duplicates: "refuse" });
    expect((await join(token)).headers.get("location")).toBe(sent.ownLink);
    await expire(conferenceCode);
    expect((await join(token)).status).toBe(503);
  });

  it("refuses large forms and forms of other sites", async () => {
    const { token } = await invited();
    expect((await join(token, { "content-length": "1000000" })).status).toBe(413);
    expect((await join(token, { "sec-fetch-site": "cross-site" })).status).toBe(403);
    expect((await join(token, { "sec-fetch-site": "same-origin" })).status).toBe(303);
  });
});

it("Replace link invalidates the old personal link and creates another", async () => {
  const { token, code } = await invited();
  const replaced = await replaceLink({
    id: newId(),
    participantCode: code,
    lifetime: null,
    notify: false,
  });
  const next = (replaced.ok && replaced.data.link?.split("/j/")[1]) || "";
  expect(next).toMatch(/^[\w-]{22}$/);
  expect(next).not.toBe(token);
  expect((await open(token)).status).toBe(404);
  expect((await join(token)).status).toBe(404);
  expect((await open(next)).status).toBe(200);
  expect((await join(next)).status).toBe(303);
});

it("wrong tokens open no page, and a network that tries many is limited", async () => {
  globalThis.foyerServes = true;
  const from = { "x-foyer-peer": "203.0.113.7" };
  const statuses = new Map<number, number>();
  for (let time = 0; time < 70; time += 1) {
    const guess = time % 7 === 0 ? "../etc" : randomBytes(16).toString("base64url");
    const { status } = await open(guess, from);
    statuses.set(status, (statuses.get(status) ?? 0) + 1);
  }
  expect(Object.fromEntries(statuses)).toEqual({ 404: 60, 429: 10 });
  const { token } = await invited();
  expect((await open(token, from)).status).toBe(200);
  globalThis.foyerServes = undefined;
});
