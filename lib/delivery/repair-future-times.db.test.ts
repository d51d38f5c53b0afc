import { beforeAll, expect, it } from "vitest";
import { readDatabaseClock } from "@/lib/db/clock";
import { db } from "@/lib/db/db";
import { isAlive } from "@/lib/db/heartbeat";
import { newId } from "@/lib/platform/ids";
import { useBoomstream } from "@/lib/testing/boomstream";
import { firstProject } from "@/lib/testing/project";
import { makeStaff } from "@/lib/testing/sign-in";
import { repairFutureTimes } from "./repair-future-times";

/** The database's clock was this far ahead, and is correct again. */
const AHEAD = 2 * 3_600_000;
const MINUTE = 60_000;

useBoomstream();

let common = { project_id: "", conference_code: "", staff_id: "" };

beforeAll(async () => {
  const staff = await makeStaff("manager");
  const { id } = await firstProject();
  common = { project_id: id, conference_code: "future", staff_id: staff.id };
});

it("counts an instance that ended as gone, although its heartbeat is in the future", async () => {
  const id = newId();
  const now = await readDatabaseClock();
  await db()
    .insertInto("instances")
    .values({ id, beat_at: now + AHEAD })
    .execute();
  await repairFutureTimes();
  const { beat_at } = await db()
    .selectFrom("instances")
    .select("beat_at")
    .where("id", "=", id)
    // It may still be alive, so it gets the full timeout.
    .where(isAlive())
    .executeTakeFirstOrThrow();
  expect(beat_at).toBeLessThan(now + MINUTE);
});

it("refreshes a list whose last request is in the future", async () => {
  const key = newId();
  const now = await readDatabaseClock();
  await db()
    .insertInto("syncs")
    .values({
      project_id: common.project_id,
      key,
      lease_until: 0,
      attempted_at: now + AHEAD,
      synced_at: now + AHEAD,
    })
    .execute();
  await repairFutureTimes();
  const { attempted_at, synced_at } = await db()
    .selectFrom("syncs")
    .select(["attempted_at", "synced_at"])
    .where("key", "=", key)
    .executeTakeFirstOrThrow();
  expect(attempted_at).toBeLessThan(now + MINUTE);
  expect(synced_at).toBeLessThan(now + MINUTE);
});

it("retries a planned row and a revocation whose times are in the future", async () => {
  const now = await readDatabaseClock();
  const row = newId();
  await db()
    .insertInto("invitations")
    .values({
      ...common,
      id: row,
      kind: "invite",
      email: "future@example.com",
      email_key: "future@example.com",
      name: "",
      moderator: 0,
      notify: 1,
      state: "planned",
      created_at: now,
      due_at: now + AHEAD,
    })
    .execute();
  const [planned, sending] = [newId(), newId()];
  const revocation = { ...common, participant_code: "p", created_at: now };
  await db()
    .insertInto("revocations")
    .values([
      { ...revocation, id: planned, state: "planned", due_at: now + AHEAD },
      { ...revocation, id: sending, state: "sending", due_at: now, started_at: now + AHEAD },
    ])
    .execute();
  await repairFutureTimes();
  const invitation = await db()
    .selectFrom("invitations")
    .select("due_at")
    .where("id", "=", row)
    .executeTakeFirstOrThrow();
  expect(invitation.due_at).toBeLessThan(now + MINUTE);
  const revocations = await db()
    .selectFrom("revocations")
    .select(["id", "due_at", "started_at"])
    .where("id", "in", [planned, sending])
    .execute();
  const byId = new Map(revocations.map((one) => [one.id, one]));
  expect(byId.get(planned)?.due_at).toBeLessThan(now + MINUTE);
  // The displayed Undo time is never shortened.
  expect(byId.get(planned)?.due_at).toBeGreaterThan(now);
  expect(byId.get(sending)?.started_at).toBeLessThan(now + MINUTE);
  // Cleans up, because the workers of other tests would process the rows.
  await db().deleteFrom("revocations").execute();
  await db().deleteFrom("invitations").execute();
});
