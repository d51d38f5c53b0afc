import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startSandbox } from "@/lib/sandbox/server";
import type { Sandbox } from "@/lib/sandbox/server";
import { boomstream } from "./client";
import type { Boomstream } from "./client";
import { KEY } from "./testing/service";
import type { ApiResult } from "./types";

const modes = [
  { transport: "post", format: "json" },
  { transport: "get", format: "json" },
  { transport: "get", format: "xml" },
  { transport: "post", format: "xml" },
  { transport: "auto", format: "json" },
] as const;

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox({ port: 0, file: ":memory:", apiKey: KEY });
});
afterAll(() => sandbox.close());

async function value<T>(result: Promise<ApiResult<T>>): Promise<T> {
  const settled = await result;
  if (!settled.ok) throw new Error(JSON.stringify(settled.error));
  return settled.value;
}

describe.each(modes)("by $transport in $format", (mode) => {
  let service: Boomstream;
  const connection = () => ({ projectId: "contract", apiUrl: sandbox.url, apiKey: KEY, ...mode });
  beforeAll(() => {
    service = boomstream(connection());
  });
  const make = (title = "Contract") =>
    value(service.createConference({ title, description: "a <b> & c" }));

  test("creates, lists, reads, changes and deletes a conference", async () => {
    const title = ` ${mode.transport} 007 & <sons> `;
    const { code } = await make(title);
    const listed = (await value(service.listConferences())).find((one) => one.code === code);
    expect(listed).toMatchObject({
      title,
      description: "a <b> & c",
      folderCode: null,
      lobby: null,
    });
    expect(
      await value(service.updateConference(code, { description: "", folderCode: "a8GESjhK" })),
    ).toEqual({ code });
    expect(await value(service.conferenceInfo(code))).toEqual({
      code,
      title,
      description: "",
      folderCode: "a8GESjhK",
      startAt: null,
      timezone: null,
      duration: null,
      lobby: false,
      public: false,
      showRecords: false,
    });
    expect(await service.deleteConference(code)).toEqual({ ok: true, value: null });
    expect(await service.conferenceInfo(code)).toEqual({
      ok: false,
      error: { code: "not-found", message: "Conference not found" },
    });
  });

  test("invites, reads, changes, revokes and reinvites a person", async () => {
    const { code } = await make();
    const person = {
      email: "нина+1@example.com",
      name: "Нина & Co",
      moderator: true,
      notify: false,
    };
    const invitation = await value(service.invite(code, { ...person, lifetimeSeconds: 3600 }));
    expect(invitation).toEqual({
      email: person.email,
      name: person.name,
      moderator: true,
      link: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+\/invite\.html\?jwt=eyJ/),
    });
    const [entry, ...others] = await value(service.roster(code));
    if (!entry) throw new Error("nobody there");
    expect(others).toEqual([]);
    expect(entry).toMatchObject({
      conferenceCode: code,
      email: person.email,
      moderator: true,
      revoked: false,
    });
    expect(entry.added).toMatch(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/);
    expect(await value(service.participantInfo(entry.code))).toEqual(entry);
    const change = { email: "new@example.com", name: "", moderator: false };
    expect(await service.updateParticipant(entry.code, change)).toEqual({ ok: true, value: null });
    expect(await value(service.participantInfo(entry.code))).toEqual({ ...entry, ...change });
    expect(await service.revokeParticipant(entry.code)).toEqual({ ok: true, value: null });
    expect(await value(service.roster(code))).toEqual([{ ...entry, ...change, revoked: true }]);
    await value(service.invite(code, { email: change.email, moderator: false, notify: false }));
    expect((await value(service.roster(code))).map((one) => one.revoked)).toEqual([false]);
  });

  test("reads rosters of zero, one and many people", async () => {
    const { code } = await make();
    for (const count of [0, 1, 2, 3]) {
      expect(await value(service.roster(code))).toHaveLength(count);
      await value(
        service.invite(code, { email: `p${count}@example.com`, notify: false, moderator: false }),
      );
    }
  });

  test("distinguishes the service's refusals", async () => {
    const { code } = await make();
    const unknown = boomstream({ ...connection(), apiKey: "wrong" });
    const refused = (error: object) => ({ ok: false, error });
    expect(await unknown.listConferences()).toEqual(
      refused({ code: "key-refused", message: "Invalid API key" }),
    );
    expect(await unknown.deleteConference(code)).toEqual(
      refused({ code: "key-refused", message: "Invalid API key" }),
    );
    expect(await service.revokeParticipant("nobody00")).toEqual(
      refused({ code: "not-found", message: "Client not found" }),
    );
    expect(
      await service.invite(code, { email: "no address", notify: false, moderator: false }),
    ).toEqual(refused({ code: "refused", message: "Invalid email" }));
  });
});
