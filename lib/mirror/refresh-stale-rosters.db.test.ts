import { afterEach, expect, it } from "vitest";
import { db } from "@/lib/db/db";
import { firstProject } from "@/lib/testing/project";
import { passTime, restoreTime } from "@/lib/testing/pass-time";
import { useBoomstream } from "@/lib/testing/boomstream";
import { dueRosters, sweepRosters } from "./refresh-stale-rosters";

const boomstream = useBoomstream();
const MINUTE = 60_000;

afterEach(async () => {
  restoreTime();
  await boomstream.clearFaults();
});

it("refreshes new rosters first, then due ones, and nothing while Boomstream is down", async () => {
  const { id } = await firstProject();
  await boomstream.seed("Never read", 2);
  await sweepRosters();
  const rosters = () => db().selectFrom("syncs").select("key").where("key", "like", "roster:%");
  const read = await rosters().where("synced_at", "is not", null).execute();
  expect(read.length).toBeGreaterThan(0);
  expect(await dueRosters(id, 7 * MINUTE)).toEqual([]);
  expect((await boomstream.callsDuring(sweepRosters))["client/list"]).toBeUndefined();

  await passTime(8 * MINUTE);
  expect(await dueRosters(id, 7 * MINUTE)).toHaveLength(1);
  expect((await boomstream.callsDuring(sweepRosters))["client/list"]).toBe(1);

  await boomstream.setFaults({ refuseConnections: true });
  await passTime(12 * MINUTE);
  await sweepRosters();
  await boomstream.clearFaults();
  await passTime(30_000);
  expect(await boomstream.callsDuring(sweepRosters)).toEqual({});
  await passTime(90_000);
  expect((await boomstream.callsDuring(sweepRosters))["client/list"]).toBe(1);
});
