import { beforeAll, expect, inject, it, vi } from "vitest";
import { setClock } from "@/lib/platform/clock";
import { newId } from "@/lib/platform/ids";
import { fail, ok } from "@/lib/platform/result";
import * as z from "@/lib/platform/zod";
import { useBoomstream } from "@/lib/testing/boomstream";
import { firstProject } from "@/lib/testing/project";
import { makeStaff } from "@/lib/testing/sign-in";
import { readDatabaseClock } from "./clock";
import { db } from "./db";
import { once } from "./idempotency";

type Submission = Parameters<typeof once>[0];

const postgres = inject("postgresServer") !== null;
const MINUTE = 60_000;
let about = { staffId: "", projectId: "", action: "test" };

useBoomstream();
beforeAll(async () => {
  about = {
    staffId: (await makeStaff("manager")).id,
    projectId: (await firstProject()).id,
    action: "test",
  };
});

const submission = (): Submission => ({ ...about, id: newId() });

/** Stores a submission of another process, started at this time and without a result. */
async function startedElsewhere(createdAt: number): Promise<Submission> {
  const started = submission();
  await db()
    .insertInto("submissions")
    .values({
      id: started.id,
      staff_id: started.staffId,
      project_id: started.projectId,
      action: started.action,
      state: "sending",
      created_at: createdAt,
    })
    .execute();
  return started;
}

it("runs concurrent and later repetitions once", async () => {
  const sent = submission();
  const work = vi.fn(async () => ok("sent"));
  const results = await Promise.all([once(sent, z.string(), work), once(sent, z.string(), work)]);
  results.push(await once(sent, z.string(), work));
  expect(results).toEqual([ok("sent"), ok("sent"), ok("sent")]);
  expect(work).toHaveBeenCalledTimes(1);
});

it("reports a submission whose process ended as unknown, without running it", async () => {
  const work = vi.fn(async () => ok("sent"));
  const ended = await startedElsewhere((await readDatabaseClock()) - 2 * MINUTE);
  expect(await once(ended, z.string(), work)).toEqual(fail("unknown-outcome"));
  expect(work).not.toHaveBeenCalled();
});

it.runIf(postgres)("waits for another instance although the wall clock is ahead", async () => {
  const started = await startedElsewhere(await readDatabaseClock());
  setClock({
    wall: () => Date.now() + 10 * MINUTE,
    monotonic: () => Math.floor(performance.timeOrigin + performance.now()),
  });
  const now = Date.now.bind(Date);
  vi.spyOn(Date, "now").mockImplementation(() => now() + 10 * MINUTE);
  const work = vi.fn(async () => ok("sent twice"));
  const repeated = once(started, z.string(), work);
  // Meanwhile it reads the row several times.
  for (let reads = 0; reads < 20; reads += 1) await readDatabaseClock();
  await db()
    .updateTable("submissions")
    .set({ state: "done", result: JSON.stringify(ok("sent")) })
    .where("id", "=", started.id)
    .execute();
  expect(await repeated).toEqual(ok("sent"));
  expect(work).not.toHaveBeenCalled();
  setClock(null);
  vi.restoreAllMocks();
});
