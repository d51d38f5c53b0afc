import { afterEach, beforeEach, expect, it } from "vitest";
import { refreshConferences } from "@/lib/conferences/refresh";
import { readParticipant } from "@/lib/mirror/participants";
import { syncRoster } from "@/lib/mirror/sync-roster";
import { useBoomstream } from "@/lib/testing/boomstream";
import { firstProject } from "@/lib/testing/project";
import { makeStaff, signInAs } from "@/lib/testing/sign-in";
import { db } from "@/lib/db/db";
import { writeParticipantChange } from "./update-participant";

const boomstream = useBoomstream();

beforeEach(async () => {
  await signInAs(await makeStaff("manager"));
});
afterEach(boomstream.behave);

async function participant() {
  const staff = { ...(await makeStaff("manager")), sessionId: "session" };
  const conference = await boomstream.seed("Lease", 1);
  await refreshConferences();
  const project = await firstProject();
  await syncRoster(project, conference, 0);
  const { code } = await db()
    .selectFrom("participants")
    .select("code")
    .where("conference_code", "=", conference)
    .executeTakeFirstOrThrow();
  /** The name in the mirror. */
  const name = async () => (await readParticipant(project, code))?.name;
  return { staff, project, code, name };
}

it("does not send an edit whose lease ran out while the process was paused", async () => {
  const { staff, project, code, name } = await participant();
  const before = await name();
  const lease = { until: 0, maySend: () => false };
  const calls = await boomstream.callsDuring(async () => {
    const edited = await writeParticipantChange(staff, project, { code, lease }, { name: "Late" });
    expect(edited.ok).toBe(false);
  });
  expect(calls["client/update"]).toBeUndefined();
  expect(await name()).toBe(before);
});

it("does not write the mirror under a lease that another edit took over, but reads back", async () => {
  const { staff, project, code, name } = await participant();
  await db().updateTable("participants").set({ edit_until: 2 }).where("code", "=", code).execute();
  const lease = { until: 1, maySend: () => true };
  const edited = await writeParticipantChange(staff, project, { code, lease }, { name: "Edited" });
  expect(edited.ok).toBe(true);
  // What Boomstream says now, not what this edit has sent.
  expect(await name()).toBe("Edited");
  const { edit_until, written_order } = await db()
    .selectFrom("participants")
    .select(["edit_until", "written_order"])
    .where("code", "=", code)
    .executeTakeFirstOrThrow();
  expect({ edit_until, written_order }).toEqual({ edit_until: 2, written_order: 0 });
});

it("does not report success when another edit took the lease over and reading back fails", async () => {
  const { staff, project, code, name } = await participant();
  const before = await name();
  await boomstream.misbehave({ rules: [{ method: "client/info", fault: "http-500" }] });
  const lease = { until: 1, maySend: () => true };
  const edited = await writeParticipantChange(staff, project, { code, lease }, { name: "Edited" });
  expect(edited.ok).toBe(false);
  expect(await name()).toBe(before);
});
