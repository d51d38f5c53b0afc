import { EventEmitter, once } from "node:events";
import { afterEach, beforeEach, expect, it } from "vitest";
import { refreshConferences } from "@/lib/conferences/refresh";
import { readParticipant } from "@/lib/mirror/read-participants";
import { refreshParticipant } from "@/lib/mirror/refresh-participant";
import { refreshRoster } from "@/lib/mirror/refresh-roster";
import { useBoomstream } from "@/lib/testing/boomstream";
import { firstProject } from "@/lib/testing/project";
import { makeStaff, signInAs } from "@/lib/testing/sign-in";
import { db } from "@/lib/db/db";
import { writeParticipantChange } from "./update-participant";

const boomstream = useBoomstream();

beforeEach(async () => {
  await signInAs(await makeStaff("manager"));
});
afterEach(boomstream.clearFaults);

async function participant() {
  const staff = { ...(await makeStaff("manager")), sessionId: "session" };
  const conference = await boomstream.seed("Lease", 1);
  await refreshConferences();
  const project = await firstProject();
  await refreshRoster(project, conference, 0);
  const { code } = await db()
    .selectFrom("participants")
    .select("code")
    .where("conference_code", "=", conference)
    .executeTakeFirstOrThrow();
  /** Returns the name in the mirror. */
  const name = async () => (await readParticipant(project, code))?.name;
  return { staff, project, code, name };
}

it("does not send an edit whose lease expired while the process was paused", async () => {
  const { staff, project, code, name } = await participant();
  const before = await name();
  const target = { code, maySend: () => false };
  const calls = await boomstream.callsDuring(async () => {
    const edited = await writeParticipantChange(staff, project, target, { name: "Late" });
    expect(edited.ok).toBe(false);
  });
  expect(calls["client/update"]).toBeUndefined();
  expect(await name()).toBe(before);
});

/** Returns the target of an edit whose row another edit writes while this one is being sent. */
function overtaken(code: string) {
  const other: Promise<unknown>[] = [];
  const maySend = () => {
    const write = db()
      .updateTable("participants")
      .set((eb) => ({ name: "Written since", revoked: 1, version: eb("version", "+", 1) }))
      .where("code", "=", code)
      .execute();
    other.push(write);
    return true;
  };
  return { target: { code, maySend }, written: () => Promise.all(other) };
}

it("reads back instead of overwriting a row that was written while the edit was sent", async () => {
  const { staff, project, code, name } = await participant();
  await boomstream.setFaults({ rules: [{ method: "client/update", latencyMs: 300 }] });
  const { target, written } = overtaken(code);
  const calls = await boomstream.callsDuring(async () => {
    const edited = await writeParticipantChange(staff, project, target, { name: "Edited" });
    expect(edited.ok).toBe(true);
  });
  await written();
  expect(calls).toMatchObject({ "client/update": 1, "client/info": 1 });
  // The current value in Boomstream, not the value that this edit sent.
  expect(await name()).toBe("Edited");
});

it("does not report success when the row was written meanwhile and reading back fails", async () => {
  const { staff, project, code, name } = await participant();
  await boomstream.setFaults({
    rules: [
      { method: "client/update", latencyMs: 300 },
      { method: "client/info", fault: "http-500" },
    ],
  });
  const { target, written } = overtaken(code);
  const edited = await writeParticipantChange(staff, project, target, { name: "Edited" });
  await written();
  expect(edited.ok).toBe(false);
  expect(await name()).toBe("Written since");
});

it("keeps the newest response when an older one arrives later", async () => {
  const { project, code, name } = await participant();
  /** Starts a refresh whose response has this name, and arrives when the returned function is called. */
  const refresh = async (name: string) => {
    const { boomstream: real } = project;
    const events = new EventEmitter();
    const requested = once(events, "asked");
    const participantInfo: typeof real.participantInfo = async (one) => {
      const response = await real.participantInfo(one);
      events.emit("asked");
      await once(events, "arrive");
      return response.ok ? { ok: true, value: { ...response.value, name: name } } : response;
    };
    const done = refreshParticipant({ ...project, boomstream: { ...real, participantInfo } }, code);
    await requested;
    return async () => {
      events.emit("arrive");
      await done;
    };
  };
  const older = await refresh("Older");
  const newer = await refresh("Newer");
  await newer();
  await older();
  expect(await name()).toBe("Newer");
});
