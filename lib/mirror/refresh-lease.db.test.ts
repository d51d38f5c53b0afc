import { afterEach, describe, expect, it, vi } from "vitest";
import { readDatabaseClock } from "@/lib/db/clock";
import { db } from "@/lib/db/db";
import { setClock } from "@/lib/platform/clock";
import { newId } from "@/lib/platform/ids";
import { passTime, restoreTime } from "@/lib/testing/pass-time";
import { freshnessOf, refresh } from "./refresh-lease";

async function projectWithoutKey(): Promise<string> {
  const id = newId();
  await db()
    .insertInto("projects")
    .values({ id, name: "Test", kind: "stored", created_at: Date.now() })
    .execute();
  return id;
}

describe("a slow list", () => {
  afterEach(restoreTime);

  it("is refreshed less often, except after a failure", async () => {
    const project = await projectWithoutKey();
    let request = 0;
    const pull = (error: "too-slow" | null) => async () => {
      request += 1;
      await passTime(50);
      return error ? { code: error } : null;
    };
    await refresh(project, "long", 0, pull(null));
    await passTime(20);
    await refresh(project, "long", 10, pull(null));
    expect(request).toBe(1);
    await passTime(60_000);
    await refresh(project, "long", 10, pull(null));
    expect(request).toBe(2);
    await refresh(project, "failing", 0, pull("too-slow"));
    await passTime(20);
    await refresh(project, "failing", 10, pull(null));
    expect(request).toBe(4);
  });

  it("does not include a list whose process was paused during one request", async () => {
    const project = await projectWithoutKey();
    let request = 0;
    const pull = async () => {
      request += 1;
      if (request === 1) await passTime(3_600_000);
      return null;
    };
    await refresh(project, "paused", 0, pull);
    await passTime(130_000);
    await refresh(project, "paused", 10, pull);
    expect(request).toBe(2);
  });

  it("does not include a list with an abandoned lease", async () => {
    const project = await projectWithoutKey();
    let request = 0;
    const pull = () => {
      request += 1;
      return Promise.resolve(null);
    };
    const until = (await readDatabaseClock()) + 300;
    const lease = { project_id: project, key: "left", lease_until: until };
    await db().insertInto("syncs").values(lease).execute();
    const waiting = refresh(project, "left", 0, pull);
    await vi.waitFor(() => expect(request).toBe(1), { timeout: 5_000 });
    await waiting;
    await passTime(20);
    await refresh(project, "left", 10, pull);
    expect(request).toBe(2);
  });
});

describe("a clock that was ahead", () => {
  const HOUR = 3_600_000;
  afterEach(() => setClock(null));

  it("does not stop refreshes once it is correct again", async () => {
    const project = await projectWithoutKey();
    let requested = 0;
    const pull = async () => {
      requested += 1;
      return null;
    };
    await db()
      .insertInto("syncs")
      .values({
        project_id: project,
        key: "ahead",
        lease_until: Date.now() + 2 * HOUR,
        attempted_at: Date.now() + 2 * HOUR,
        synced_at: Date.now() + 2 * HOUR,
      })
      .execute();
    await refresh(project, "ahead", 5_000, pull);
    expect(requested).toBe(1);
    const { age, syncedAt } = await freshnessOf(project, "ahead");
    expect(age).toBeLessThan(HOUR);
    expect(syncedAt).toBeLessThan(Date.now() + HOUR);
  });
});
