import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { db } from "@/lib/db/db";
import { newId } from "@/lib/platform/ids";
import { refresh } from "./refresh";

async function projectWithoutKey(): Promise<string> {
  const id = newId();
  await db()
    .insertInto("projects")
    .values({ id, name: "Test", kind: "stored", created_at: Date.now() })
    .execute();
  return id;
}

describe("a list that took long", () => {
  beforeEach(() => void vi.useFakeTimers({ toFake: ["Date"] }));
  afterEach(() => void vi.useRealTimers());
  const pass = (ms: number) => vi.setSystemTime(Date.now() + ms);

  it("is asked for more seldom, but not when it could not be had", async () => {
    const project = await projectWithoutKey();
    let asked = 0;
    const pull = (error: "too-slow" | null) => () => {
      asked += 1;
      pass(50);
      return Promise.resolve(error ? { code: error } : null);
    };
    await refresh(project, "long", 0, pull(null));
    pass(20);
    await refresh(project, "long", 10, pull(null));
    expect(asked).toBe(1);
    pass(1_000);
    await refresh(project, "long", 10, pull(null));
    expect(asked).toBe(2);
    await refresh(project, "failing", 0, pull("too-slow"));
    pass(20);
    await refresh(project, "failing", 10, pull(null));
    expect(asked).toBe(4);
  });

  it("is not one that somebody else was asking for until their process was killed", async () => {
    const project = await projectWithoutKey();
    let asked = 0;
    const pull = () => {
      asked += 1;
      return Promise.resolve(null);
    };
    const lease = { project_id: project, key: "left", lease_until: Date.now() + 300 };
    await db().insertInto("syncs").values(lease).execute();
    const waiting = refresh(project, "left", 0, pull);
    // The clock is moved on by its every look, until that lease has run out.
    await vi.waitFor(() => expect(asked).toBe(1), { timeout: 5_000 });
    await waiting;
    pass(20);
    await refresh(project, "left", 10, pull);
    expect(asked).toBe(2);
  });
});
