import { sql } from "kysely";
import { afterEach, expect, inject, it, vi } from "vitest";
import { setClock } from "@/lib/platform/clock";
import { forgetEnv } from "@/lib/platform/env";
import { newId } from "@/lib/platform/ids";
import { fail, ok } from "@/lib/platform/result";
import { clockSkew, databaseNow, measureClockSkew, readDatabaseClock } from "./clock";
import { db } from "./db";
import { sendHeartbeat, instanceId, liveInstances } from "./heartbeat";
import { withRowLease } from "./row-lease";

const HOUR = 3_600_000;
const postgres = inject("postgresServer") !== null;

afterEach(() => setClock(null));

/** Steps the wall clock of this process, as a person or NTP would. */
function stepWallClock(ms: number): void {
  setClock({
    wall: () => Date.now() + ms,
    monotonic: () => Math.floor(performance.timeOrigin + performance.now()),
  });
}

const recordedBeat = () =>
  db()
    .selectFrom("instances")
    .select("beat_at")
    .where("id", "=", instanceId())
    .executeTakeFirstOrThrow();

it.each([-HOUR, HOUR])(
  "records heartbeats by the database's clock, not the wall (%i)",
  async (ms) => {
    stepWallClock(ms);
    await sendHeartbeat();
    const { beat_at } = await recordedBeat();
    expect(Math.abs(beat_at - (await readDatabaseClock()))).toBeLessThan(HOUR / 2);
  },
);

it.runIf(postgres)("counts other instances by the database's clock", async () => {
  await sendHeartbeat();
  await db()
    .insertInto("instances")
    .values({ id: newId(), beat_at: await readDatabaseClock() })
    .execute();
  stepWallClock(HOUR);
  await sendHeartbeat();
  expect(liveInstances()).toBe(2);
});

it.each([-150_000, 150_000])("measures the difference of the wall clock (%i ms)", async (ms) => {
  expect(Math.abs(await measureClockSkew())).toBeLessThan(2_000);
  stepWallClock(ms);
  const measured = await measureClockSkew();
  expect(Math.abs(measured - ms)).toBeLessThan(2_000);
  expect(clockSkew()).toBe(measured);
});

it("keeps a row's lease while the wall clock steps ahead", async () => {
  vi.stubEnv("BOOMSTREAM_TIMEOUT_MS", "100");
  forgetEnv();
  const row = await conference();
  const result = await withRowLease(row, async () => {
    stepWallClock(HOUR);
    return ok(await withRowLease(row, async () => ok(null)));
  });
  expect(result).toEqual(ok(fail("busy")));
  expect(await withRowLease(row, async () => ok(null))).toEqual(ok(null));
});

it("does not wait for a lease that was taken under a clock that was ahead", async () => {
  const row = await conference();
  await db()
    .updateTable("conferences")
    .set({ edit_until: (await readDatabaseClock()) + HOUR })
    .where("code", "=", row.code)
    .execute();
  expect(await withRowLease(row, async () => ok(null))).toEqual(ok(null));
});

it("leaves a lease to its holder when the database's clock goes back a little", async () => {
  vi.stubEnv("BOOMSTREAM_TIMEOUT_MS", "100");
  forgetEnv();
  const row = await conference();
  const result = await withRowLease(row, async () => {
    await db()
      .updateTable("conferences")
      .set((eb) => ({ edit_until: eb("edit_until", "+", 1_000) }))
      .where("code", "=", row.code)
      .execute();
    return withRowLease(row, async () => ok(null));
  });
  expect(result).toEqual(fail("busy"));
});

it("reads the database's clock when the statement runs", async () => {
  const before = await readDatabaseClock();
  const statement = sql<{ now: number }>`select ${databaseNow()} as now`.compile(db());
  setClock({ wall: () => Date.now(), monotonic: () => before + HOUR });
  const { rows } = await db().executeQuery(statement);
  expect(Number(rows[0]?.now)).toBeGreaterThanOrEqual(postgres ? before : before + HOUR);
});

/** Stores a conference whose row is leased. */
async function conference() {
  const [projectId, code] = [newId(), newId()];
  await db()
    .insertInto("projects")
    .values({ id: projectId, name: projectId, kind: "stored", created_at: 0, closed_at: null })
    .execute();
  const text = { title: "A", title_key: "a", description: "", folder_code: null, details: null };
  await db()
    .insertInto("conferences")
    .values({
      ...text,
      project_id: projectId,
      code,
      search: "a",
      participant_count: null,
      first_seen_at: 0,
      written_at: 0,
      deleted_at: null,
    })
    .execute();
  return { table: "conferences", projectId, code } as const;
}
