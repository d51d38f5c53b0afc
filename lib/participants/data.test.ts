import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { inviteParticipant } from "@/lib/invitations/data";
import { newId } from "@/lib/ids";
import { useBoomstream } from "@/lib/testing/boomstream";
import { makeStaff, signInAs } from "@/lib/testing/sign-in";
import * as data from "./data";
import { RosterParams } from "./schema";

const boomstream = useBoomstream();
const ACTIVE = RosterParams.parse({});

beforeEach(async () => {
  await signInAs(await makeStaff("manager"));
});
afterEach(boomstream.behave);

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

async function codeOf(conferenceCode: string, email: string): Promise<string> {
  const page = await data.listFreshParticipants(conferenceCode, { ...ACTIVE, q: email });
  return page.rows[0]?.code ?? "";
}

async function names(conferenceCode: string, params: Partial<RosterParams>): Promise<string[]> {
  const page = await data.listParticipants(conferenceCode, { ...ACTIVE, ...params });
  return page.rows.map(({ name }) => name);
}

describe("the roster", () => {
  it("filters by role, searches in name and e-mail, sorts", async () => {
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

  it("pages through hundreds without losing or repeating one, in every order", async () => {
    const conference = await boomstream.seed("Hundreds", 230);
    for (const sort of ["name", "-name", "email", "added", "-added", "role"] as const) {
      const codes: string[] = [];
      let cursor: string | undefined;
      do {
        const page = await data.listFreshParticipants(
          conference,
          { ...ACTIVE, status: "all", sort },
          cursor,
        );
        codes.push(...page.rows.map(({ code }) => code));
        cursor = page.nextCursor ?? undefined;
      } while (cursor);
      expect(new Set(codes).size).toBe(230);
      expect(codes).toHaveLength(230);
    }
  });

  it("ignores a cursor that is not one of ours", async () => {
    const conference = await boomstream.seed("Cursor", 3);
    const page = await data.listParticipants(conference, ACTIVE, "bm90IGpzb24");
    expect(page.rows.length).toBeGreaterThan(0);
  });
});

describe("editing", () => {
  it("changes e-mail and name at Boomstream", async () => {
    const conference = await boomstream.seed("Edit");
    const { code } = await invited(conference, "Typo");
    const now = await data.refreshParticipant({ code });
    const version = now.ok ? now.data.version : 0;
    const email = `${newId()}@right.example`;
    const saved = await data.updateParticipant({ code, version, email, name: "Right" });
    expect(saved).toMatchObject({ ok: true, data: { email, name: "Right" } });
    expect(await data.refreshParticipant({ code })).toMatchObject({ data: { email } });
    const stale = await data.updateParticipant({ code, version, email, name: "Late" });
    expect(stale).toMatchObject({ error: { code: "conflict" } });
  });

  it("makes moderators, and says who was refused", async () => {
    const conference = await boomstream.seed("Promote");
    const first = await invited(conference, "First");
    const second = await invited(conference, "Second");
    await boomstream.misbehave({
      rules: [{ method: "client/update", email: second.email, fault: "failed", message: "No" }],
    });
    const codes = [first.code, second.code];
    expect(await data.setModerator({ codes, moderator: true })).toEqual({
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
  it("is recorded at once, carried out after the Undo seconds, and stays visible", async () => {
    const conference = await boomstream.seed("Revoke");
    const { code } = await invited(conference, "Leaked");
    const before = await boomstream.callsDuring(async () => {
      expect(await data.revokeParticipants({ codes: [code] })).toMatchObject({ ok: true });
    });
    expect(before["client/delete"]).toBeUndefined();
    expect(await names(conference, {})).toEqual([]);
    const page = await data.listParticipants(conference, { ...ACTIVE, status: "revoked" });
    expect(page.rows).toMatchObject([{ name: "Leaked", status: "revoking" }]);
    expect((await boomstream.callsDuring(boomstream.afterUndo))["client/delete"]).toBe(1);
    await data.refreshRoster({ conferenceCode: conference });
    const after = await data.listParticipants(conference, { ...ACTIVE, status: "revoked" });
    expect(after.rows).toMatchObject([{ name: "Leaked", status: "revoked" }]);
  });

  it("can be undone before it is carried out, and not after", async () => {
    const conference = await boomstream.seed("Undo");
    const { code } = await invited(conference, "Spared");
    const planned = await data.revokeParticipants({ codes: [code] });
    const ids = planned.ok ? planned.data.revocations.map(({ id }) => id) : [];
    expect(await data.undoRevocations({ ids })).toEqual({
      ok: true,
      data: { undone: ids, late: [] },
    });
    expect((await boomstream.callsDuring(boomstream.afterUndo))["client/delete"]).toBeUndefined();
    expect(await names(conference, {})).toEqual(["Spared"]);
    const again = await data.revokeParticipants({ codes: [code] });
    const later = again.ok ? again.data.revocations.map(({ id }) => id) : [];
    await boomstream.afterUndo();
    expect(await data.undoRevocations({ ids: later })).toMatchObject({ data: { late: later } });
  });

  it("is planned once however often it is asked for", async () => {
    const conference = await boomstream.seed("Twice");
    const { code } = await invited(conference, "Once");
    const [first, second] = await Promise.all([
      data.revokeParticipants({ codes: [code] }),
      data.revokeParticipants({ codes: [code] }),
    ]);
    const planned = [first, second].flatMap((each) => (each.ok ? each.data.revocations : []));
    expect(planned).toHaveLength(1);
    await boomstream.afterUndo();
  });

  it("is tried again while Boomstream is away, and carried out when it is back", async () => {
    const conference = await boomstream.seed("Away");
    const { code } = await invited(conference, "Patience");
    await data.revokeParticipants({ codes: [code] });
    await boomstream.misbehave({ rules: [{ method: "client/delete", fault: "reset" }] });
    await boomstream.afterUndo();
    await boomstream.behave();
    const pending = await data.listParticipants(conference, { ...ACTIVE, status: "revoked" });
    expect(pending.rows).toMatchObject([{ status: "revoking" }]);
    expect(
      (await boomstream.callsDuring(() => boomstream.afterUndo(7_200_000)))["client/delete"],
    ).toBe(1);
    const done = await data.listParticipants(conference, { ...ACTIVE, status: "revoked" });
    expect(done.rows).toMatchObject([{ status: "revoked" }]);
  });
});
