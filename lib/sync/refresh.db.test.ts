import { describe, expect, it } from "vitest";
import { db } from "@/lib/db/db";
import { newId } from "@/lib/ids";
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
  const slowly = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

  it("is asked for more seldom, but not when it could not be had", async () => {
    const project = await projectWithoutKey();
    let asked = 0;
    const pull = (error: "too-slow" | null) => async () => {
      asked += 1;
      await slowly(50);
      return error ? { code: error } : null;
    };
    await refresh(project, "long", 0, pull(null));
    await slowly(20);
    await refresh(project, "long", 10, pull(null));
    expect(asked).toBe(1);
    await refresh(project, "failing", 0, pull("too-slow"));
    await slowly(20);
    await refresh(project, "failing", 10, pull(null));
    expect(asked).toBe(3);
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
    await refresh(project, "left", 0, pull);
    await slowly(20);
    await refresh(project, "left", 10, pull);
    expect(asked).toBe(2);
  });
});
