import { afterAll, afterEach, beforeAll, expect, it, vi } from "vitest";
import { refreshConferences } from "@/lib/conferences/refresh";
import { db } from "@/lib/db/db";
import { stopImports } from "./import-worker";
import { decideImportRows } from "@/lib/imports/decide-unknown-rows";
import {
  inviteRow,
  shortenTimeouts,
  importList,
  work,
  workUntil,
} from "@/lib/imports/testing/imports";
import { listParticipants } from "@/lib/participants/list";
import { refreshRoster } from "@/lib/participants/refresh";
import { revokeParticipants } from "@/lib/participants/revoke";
import { RosterParams } from "@/lib/participants/schema";
import { useBoomstream } from "@/lib/testing/boomstream";
import { makeStaff, signInAs } from "@/lib/testing/sign-in";

const boomstream = useBoomstream();
const ALL = RosterParams.parse({ status: "all" });

beforeAll(shortenTimeouts);
afterEach(boomstream.clearFaults);
afterAll(stopImports);

async function seed(title: string, participants = 0): Promise<string> {
  const code = await boomstream.seed(title, participants);
  await refreshConferences();
  await refreshRoster({ conferenceCode: code });
  return code;
}

it("pauses an import whose owner's account is closed, without sending another row", async () => {
  const admin = await makeStaff("administrator");
  const owner = await makeStaff("manager");
  await signInAs(owner);
  const conference = await seed("Owner leaves");
  const guests = Array.from({ length: 5 }, (_, at) => inviteRow(at + 1));
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
    // The default is one second, which is too short on a busy machine.
    { timeout: 20_000 },
  );
  await stopImports();
  const notices = await db()
    .selectFrom("notices")
    .select("details")
    .where("staff_id", "=", admin.id)
    .where("kind", "=", "work-paused")
    .execute();
  expect(notices.map(({ details }) => JSON.parse(details))).toContainEqual({
    name: owner.name,
    imports: 1,
    revocations: 0,
  });
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

it("changes no participant of another conference", async () => {
  await signInAs(await makeStaff("manager"));
  const [own, other] = [await seed("Own", 1), await seed("Other", 1)];
  const [member] = (await listParticipants(own, ALL)).rows;
  const [otherParticipant] = (await listParticipants(other, ALL)).rows;
  const participantCode = member?.code ?? "";
  const rows = (["revoke", "update", "link"] as const).map((action, at) =>
    inviteRow(at + 1, { action, participantCode, name: "Changed" }),
  );
  const id = await importList(own, rows, "sync");
  // The upload refuses such a code, but the worker must not rely on that.
  await db()
    .updateTable("invitations")
    .set({ participant_code: otherParticipant?.code ?? "" })
    .where("import_id", "=", id)
    .execute();
  const ended = await workUntil(id);
  expect(ended.map(({ outcome }) => outcome)).toEqual(["failed", "failed", "failed"]);
  await refreshRoster({ conferenceCode: other });
  const [after] = (await listParticipants(other, ALL)).rows;
  expect(after).toMatchObject({ status: "active", name: otherParticipant?.name });
  const entries = await db()
    .selectFrom("activity")
    .select("subject")
    .where("conference_code", "=", own)
    .where("outcome", "=", "failed")
    .execute();
  expect(new Set(entries.map(({ subject }) => subject))).toEqual(new Set([otherParticipant?.code]));
});

it("does not invite by a participant's code with another address", async () => {
  await signInAs(await makeStaff("manager"));
  const conference = await seed("Mixed up", 1);
  const [member] = (await listParticipants(conference, ALL)).rows;
  const other = inviteRow(77);
  const participantCode = member?.code ?? "";
  const id = await importList(
    conference,
    [inviteRow(1, { action: "link", participantCode })],
    "sync",
  );
  await db()
    .updateTable("invitations")
    .set({ email: other.email, email_key: other.email })
    .where("import_id", "=", id)
    .execute();
  expect((await workUntil(id)).map(({ outcome }) => outcome)).toEqual(["failed"]);
  expect(await boomstream.mailsTo(other.email)).toBe(0);
  const entry = await db()
    .selectFrom("activity")
    .select(["subject", "error_code"])
    .where("conference_code", "=", conference)
    .where("outcome", "=", "failed")
    .executeTakeFirst();
  expect(entry).toEqual({ subject: member?.email, error_code: "conflict" });
});

it("sends the rows of a closed account's import under the name of the person who resumes it", async () => {
  const owner = await makeStaff("manager");
  await signInAs(owner);
  const conference = await seed("Owner left");
  const id = await importList(conference, [inviteRow(1)]);
  await workUntil(id);
  await db().updateTable("staff").set({ closed_at: 1 }).where("id", "=", owner.id).execute();
  const other = await makeStaff("manager");
  await signInAs(other);
  const row = { import_id: id, state: "unknown" as const, due_at: null };
  await db().updateTable("invitations").set(row).where("import_id", "=", id).execute();
  await decideImportRows({ importId: id, ids: "all", decision: "check" });
  const run = await db()
    .selectFrom("imports")
    .select("staff_id")
    .where("id", "=", id)
    .executeTakeFirst();
  expect(run).toEqual({ staff_id: other.id });
});
