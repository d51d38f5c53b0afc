import { afterAll, afterEach, beforeAll, expect, it, vi } from "vitest";
import { refreshConferences } from "@/lib/conferences/refresh";
import { db } from "@/lib/db/db";
import { stopImports } from "@/lib/delivery/import-worker";
import { guest, hurry, importList, work, workUntil } from "@/lib/imports/testing/run";
import { listParticipants } from "@/lib/participants/list";
import { refreshRoster } from "@/lib/participants/refresh";
import { revokeParticipants } from "@/lib/participants/revoke";
import { RosterParams } from "@/lib/participants/schema";
import { useBoomstream } from "@/lib/testing/boomstream";
import { makeStaff, signInAs } from "@/lib/testing/sign-in";

const boomstream = useBoomstream();
const ALL = RosterParams.parse({ status: "all" });

vi.setConfig({ testTimeout: 30_000 });

beforeAll(hurry);
afterEach(boomstream.behave);
afterAll(stopImports);

async function seed(title: string, participants = 0): Promise<string> {
  const code = await boomstream.seed(title, participants);
  await refreshConferences();
  await refreshRoster({ conferenceCode: code });
  return code;
}

it("pauses an import whose owner's account is closed, without sending another row", async () => {
  const owner = await makeStaff("manager");
  await signInAs(owner);
  const conference = await seed("Owner leaves");
  const guests = Array.from({ length: 5 }, (_, at) => guest(at + 1));
  const id = await importList(conference, guests);
  await db().updateTable("staff").set({ closed_at: 1 }).where("id", "=", owner.id).execute();
  await vi.waitFor(
    async () => {
      await work();
      const run = await db()
        .selectFrom("imports")
        .select("state")
        .where("id", "=", id)
        .executeTakeFirstOrThrow();
      expect(run.state).toBe("paused");
    },
    // Without it, one second: on a busy machine the work takes longer.
    { timeout: 20_000 },
  );
  await stopImports();
  expect(await Promise.all(guests.map(({ email }) => boomstream.mailsTo(email)))).toEqual(
    guests.map(() => 0),
  );
});

it("does not send a revocation whose planner's account is closed", async () => {
  const owner = await makeStaff("manager");
  await signInAs(owner);
  const conference = await seed("Planner leaves", 1);
  const [person] = (await listParticipants(conference, ALL)).rows;
  await revokeParticipants({ codes: [person?.code ?? ""] });
  await db().updateTable("staff").set({ closed_at: 1 }).where("id", "=", owner.id).execute();
  const calls = await boomstream.callsDuring(() => boomstream.afterUndo(10_000));
  expect(calls["client/delete"]).toBeUndefined();
});

it("changes nobody by a code of another conference", async () => {
  await signInAs(await makeStaff("manager"));
  const [own, other] = [await seed("Own", 1), await seed("Other", 1)];
  const [member] = (await listParticipants(own, ALL)).rows;
  const [stranger] = (await listParticipants(other, ALL)).rows;
  const participantCode = member?.code ?? "";
  const rows = (["revoke", "update", "link"] as const).map((action, at) =>
    guest(at + 1, { action, participantCode, name: "Changed" }),
  );
  const id = await importList(own, rows, "sync");
  // The upload refuses such a code; the worker must not rely on that.
  await db()
    .updateTable("invitations")
    .set({ participant_code: stranger?.code ?? "" })
    .where("import_id", "=", id)
    .execute();
  const ended = await workUntil(id);
  expect(ended.map(({ outcome }) => outcome)).toEqual(["failed", "failed", "failed"]);
  await refreshRoster({ conferenceCode: other });
  const [after] = (await listParticipants(other, ALL)).rows;
  expect(after).toMatchObject({ status: "active", name: stranger?.name });
});
