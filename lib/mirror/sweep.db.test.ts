import { afterEach, expect, it, vi } from "vitest";
import { db } from "@/lib/db/db";
import { firstProject } from "@/lib/testing/project";
import { useBoomstream } from "@/lib/testing/boomstream";
import { dueRosters, sweepRosters } from "./sweep";

const boomstream = useBoomstream();
const MINUTE = 60_000;

afterEach(async () => {
  vi.useRealTimers();
  await boomstream.behave();
});

it("reads what was never read, then what is due, spread out; nothing while Boomstream is down", async () => {
  const { id } = await firstProject();
  await boomstream.seed("Never read", 2);
  await sweepRosters();
  const rosters = () => db().selectFrom("syncs").select("key").where("key", "like", "roster:%");
  const read = await rosters().where("synced_at", "is not", null).execute();
  expect(read.length).toBeGreaterThan(0);
  expect(await dueRosters(id, 7 * MINUTE)).toEqual([]);
  expect((await boomstream.callsDuring(sweepRosters))["client/list"]).toBeUndefined();

  const start = Date.now();
  vi.useFakeTimers({ toFake: ["Date"], now: start + 8 * MINUTE });
  expect(await dueRosters(id, 7 * MINUTE)).toHaveLength(1);
  expect((await boomstream.callsDuring(sweepRosters))["client/list"]).toBe(1);

  await boomstream.misbehave({ refuseConnections: true });
  vi.setSystemTime(start + 20 * MINUTE);
  await sweepRosters();
  await boomstream.behave();
  vi.setSystemTime(start + 20 * MINUTE + 30_000);
  expect(await boomstream.callsDuring(sweepRosters)).toEqual({});
  vi.setSystemTime(start + 22 * MINUTE);
  expect((await boomstream.callsDuring(sweepRosters))["client/list"]).toBe(1);
});
