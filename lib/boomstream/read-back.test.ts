import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { startSandbox } from "@/lib/sandbox/server";
import type { Sandbox } from "@/lib/sandbox/server";
import { boomstream } from "./client";
import type { Boomstream } from "./client";
import {
  readBackCreate,
  readBackDeleteConference,
  readBackInvite,
  readBackRevoke,
  readBackUpdateConference,
  readBackUpdateParticipant,
} from "./read-back";
import { KEY } from "@/lib/boomstream/testing/service";
import type { Participant } from "./types";

let sandbox: Sandbox;
let service: Boomstream;
let code: string;
beforeAll(async () => {
  sandbox = await startSandbox({ port: 0, file: ":memory:", apiKey: KEY });
});
afterAll(() => sandbox.close());
beforeEach(async () => {
  await setFaults({});
  // Its own client, so that its circuit breaker has not counted other tests' failures.
  service = boomstream({
    projectId: "c",
    apiUrl: sandbox.url,
    apiKey: KEY,
    transport: "post",
    format: "json",
  });
  const made = await service.createConference({ title: "Read back" });
  code = made.ok ? made.value.code : "";
});

async function setFaults(plan: object): Promise<void> {
  const headers = { authorization: `Bearer ${KEY}` };
  const response = await fetch(`${sandbox.origin}/sandbox/faults`, {
    method: "PUT",
    headers,
    body: JSON.stringify(plan),
  });
  expect(response.status).toBe(200);
}
const once = (method: string, fault: string) => setFaults({ rules: [{ method, fault, times: 1 }] });
const person = { email: "a@b.c", name: "A", notify: true, moderator: false };
const cut = { ok: false, error: { code: "unknown-outcome", lost: "cut" } };

async function roster(): Promise<Map<string, Participant>> {
  const response = await service.roster(code);
  return new Map((response.ok ? response.value : []).map((one) => [one.code, one]));
}

describe("create", () => {
  test("is done if exactly one new code has the title", async () => {
    const knownCodes = new Set([code]);
    await once("create", "lose-answer");
    expect(await service.createConference({ title: " New " })).toEqual(cut);
    expect(await readBackCreate(service, { title: " New ", knownCodes })).toMatchObject({
      verdict: "done",
    });
    await service.createConference({ title: "New" });
    expect(await readBackCreate(service, { title: "New", knownCodes })).toEqual({
      verdict: "undecided",
    });
  });
  test("is not done if none has; undecided while it may still appear or the list is unreadable", async () => {
    const input = { title: "Never made", knownCodes: new Set<string>() };
    await once("create", "reset");
    expect(await service.createConference(input)).toEqual(cut);
    expect(await readBackCreate(service, input)).toEqual({ verdict: "not-done" });
    expect(await readBackCreate(service, { ...input, lost: "late" })).toEqual({
      verdict: "undecided",
    });
    await setFaults({ rules: [{ method: "list", fault: "html" }] });
    expect(await readBackCreate(service, input)).toEqual({ verdict: "undecided" });
  });
});

describe("invite", () => {
  const readBack = async (before: Map<string, Participant>, more = {}) =>
    readBackInvite(service, { conferenceCode: code, email: "A@b.c ", before, ...more });

  test("is done if the person is new or was revoked before", async () => {
    const before = await roster();
    await once("invite", "lose-answer");
    expect(await service.invite(code, person)).toEqual(cut);
    expect(await readBack(before)).toMatchObject({ verdict: "done", value: { email: "a@b.c" } });
    await service.revokeParticipant([...(await roster()).keys()][0] ?? "");
    const revoked = await roster();
    await once("invite", "lose-answer");
    expect(await service.invite(code, person)).toEqual(cut);
    expect(await readBack(revoked)).toMatchObject({ verdict: "done", value: { revoked: false } });
  });
  test("is done if the service adds a second entry", async () => {
    await service.invite(code, person);
    const before = await roster();
    await setFaults({
      duplicates: "new",
      rules: [{ method: "invite", fault: "lose-answer", times: 1 }],
    });
    await service.invite(code, person);
    expect(await readBack(before)).toMatchObject({ verdict: "done" });
    expect(await roster()).toHaveProperty("size", 2);
  });
  test("is undecided if the person was active and is unchanged", async () => {
    await service.invite(code, person);
    const before = await roster();
    for (const fault of ["lose-answer", "reset"]) {
      await once("invite", fault);
      await service.invite(code, person);
      expect(await readBack(before, { notify: false })).toEqual({ verdict: "undecided" });
    }
  });
  test("with notification, trusts absence only after a response arrived", async () => {
    const before = await roster();
    await once("invite", "reset");
    expect(await service.invite(code, person)).toEqual(cut);
    expect(await readBack(before)).toEqual({ verdict: "undecided" });
    expect(await readBack(before, { lost: "late" })).toEqual({ verdict: "undecided" });
    expect(await readBack(before, { lost: "garbled" })).toEqual({ verdict: "not-done" });
    expect(await readBack(before, { notify: false })).toEqual({ verdict: "not-done" });
    expect(await readBack(before, { notify: false, lost: "late" })).toEqual({
      verdict: "undecided",
    });
  });
  test("a refused repeat is a known failure", async () => {
    await service.invite(code, person);
    await setFaults({ duplicates: "refuse" });
    expect(await service.invite(code, person)).toMatchObject({ error: { code: "refused" } });
  });
});

describe("changes", () => {
  const change = { title: "Other", description: "" };
  test.each([
    ["lose-answer", "done"],
    ["reset", "not-done"],
  ])("of a conference, after %s: %s", async (fault, verdict) => {
    await once("update", fault);
    expect(await service.updateConference(code, change)).toEqual(cut);
    expect(await readBackUpdateConference(service, code, change)).toMatchObject({ verdict });
    await once("delete", fault);
    expect(await service.deleteConference(code)).toEqual(cut);
    expect(await readBackDeleteConference(service, code)).toMatchObject({ verdict });
  });
  test.each([
    ["lose-answer", "done"],
    ["reset", "not-done"],
  ])("of a participant, after %s: %s", async (fault, verdict) => {
    await service.invite(code, person);
    const [client = ""] = (await roster()).keys();
    const wanted = { name: "B", moderator: true };
    await once("client/update", fault);
    expect(await service.updateParticipant(client, wanted)).toEqual(cut);
    expect(await readBackUpdateParticipant(service, client, wanted)).toMatchObject({ verdict });
    await once("client/delete", fault);
    expect(await service.revokeParticipant(client)).toEqual(cut);
    expect(await readBackRevoke(service, client)).toMatchObject({ verdict });
  });
  test("a write that timed out may still be applied", async () => {
    expect(await readBackUpdateConference(service, code, change, "late")).toEqual({
      verdict: "undecided",
    });
    expect(await readBackDeleteConference(service, code, "late")).toEqual({
      verdict: "undecided",
    });
  });
  test("a change of a missing object failed, unless it was a deletion", async () => {
    expect(await readBackUpdateConference(service, "gone", change)).toEqual({
      verdict: "not-done",
    });
    expect(await readBackRevoke(service, "gone0000")).toEqual({ verdict: "done", value: null });
  });
});
