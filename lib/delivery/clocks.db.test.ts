import { afterAll, afterEach, beforeAll, beforeEach, expect, inject, it, vi } from "vitest";
import { refreshConferences } from "@/lib/conferences/refresh";
import { db } from "@/lib/db/db";
import {
  inviteRow,
  shortenTimeouts,
  importList,
  work,
  workUntil,
} from "@/lib/imports/testing/imports";
import { stopImports } from "./import-worker";
import { forgetEnv } from "@/lib/platform/env";
import { newId } from "@/lib/platform/ids";
import { refreshRoster } from "@/lib/participants/refresh";
import { onAnotherInstance } from "@/lib/testing/another-instance";
import { useBoomstream } from "@/lib/testing/boomstream";
import { makeStaff, signInAs } from "@/lib/testing/sign-in";

const boomstream = useBoomstream();
const postgres = inject("postgresServer") !== null;

beforeAll(() => {
  shortenTimeouts();
  vi.stubEnv("BOOMSTREAM_TIMEOUT_MS", "10000");
  // More than the rows in flight: otherwise refreshes would wait for them.
  vi.stubEnv("BOOMSTREAM_CONCURRENCY", "16");
  vi.stubEnv("FOYER_INVITE_CONCURRENCY", "8");
  forgetEnv();
});
beforeEach(async () => {
  await signInAs(await makeStaff("manager"));
});
afterEach(async () => {
  vi.restoreAllMocks();
  await boomstream.clearFaults();
});
afterAll(stopImports);

async function conferenceAndGuests(title: string, count: number) {
  const conference = await boomstream.seed(title);
  await refreshConferences();
  await refreshRoster({ conferenceCode: conference });
  const guests = Array.from({ length: count }, (_, at) => inviteRow(at + 1));
  return { conference, guests };
}

const emails = (guests: { email: string }[]) =>
  Promise.all(guests.map(({ email }) => boomstream.mailsTo(email)));

it("emails nobody twice when the clock steps ahead while rows are being sent", async () => {
  const { conference, guests } = await conferenceAndGuests("Steps ahead", 8);
  await boomstream.setFaults({ rules: [{ method: "invite", latencyMs: 3_000 }] });
  const id = await importList(conference, guests);
  await vi.waitFor(
    async () => {
      await work();
      const sending = await db()
        .selectFrom("invitations")
        .select("id")
        .where("import_id", "=", id)
        .where("state", "=", "sending")
        .execute();
      expect(sending).toHaveLength(8);
    },
    { timeout: 30_000, interval: 50 },
  );
  const now = Date.now.bind(Date);
  vi.spyOn(Date, "now").mockImplementation(() => now() + 300_000);
  const rows = await workUntil(id);
  expect(rows.map(({ outcome, attempts }) => [outcome, attempts])).toEqual(
    guests.map(() => ["sent", 1]),
  );
  expect(await emails(guests)).toEqual(guests.map(() => 1));
});

it.runIf(postgres)("emails nobody twice when another instance's clock is ahead", async () => {
  const { conference, guests } = await conferenceAndGuests("Two clocks", 8);
  await boomstream.setFaults({ rules: [{ method: "invite", latencyMs: 3_000 }] });
  const id = await importList(conference, guests);
  const outcomes = new Set<string>();
  const finished = workUntil(id, (rows) => {
    for (const { outcome } of rows) outcomes.add(outcome);
    return false;
  });
  // For some seconds, recovers and reconciles while the first instance is sending.
  const other = onAnotherInstance("lib/delivery/testing/clock-ahead.ts", "workAhead", 150_000);
  await Promise.all([finished, other]);
  const rows = await finished;
  expect(rows.map(({ outcome }) => outcome)).toEqual(guests.map(() => "sent"));
  // An instance that sends heartbeats is alive, so its rows do not count as abandoned.
  expect([...outcomes]).not.toContain("unknown");
  expect(await emails(guests)).toEqual(guests.map(() => 1));
});

it("keeps a row of another process unknown until its request is over", async () => {
  const { conference, guests } = await conferenceAndGuests("Seems gone", 1);
  const id = await importList(conference, guests);
  await db()
    .updateTable("invitations")
    .set({ state: "sending", attempts: 1, epoch: 1, instance_id: newId(), started_at: 1 })
    .where("import_id", "=", id)
    .execute();
  vi.stubEnv("FOYER_INVITE_SETTLE_SECONDS", "3600");
  forgetEnv();
  for (let times = 0; times < 5; times += 1) await work();
  const { state, epoch } = await db()
    .selectFrom("invitations")
    .select(["state", "epoch"])
    .where("import_id", "=", id)
    .executeTakeFirstOrThrow();
  expect({ state, epoch }).toEqual({ state: "unknown", epoch: 1 });
  vi.stubEnv("FOYER_INVITE_SETTLE_SECONDS", "1");
  forgetEnv();
});
