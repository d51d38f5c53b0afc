import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from "vitest";
import { refreshConferences } from "@/lib/conferences/refresh";
import { db } from "@/lib/db/db";
import { stopImports } from "./import-worker";
import {
  inviteRow,
  shortenTimeouts,
  importList,
  work,
  workUntil,
} from "@/lib/imports/testing/imports";
import { refreshRoster } from "@/lib/participants/refresh";
import { forgetEnv } from "@/lib/platform/env";
import { useBoomstream } from "@/lib/testing/boomstream";
import { makeStaff, signInAs } from "@/lib/testing/sign-in";

const boomstream = useBoomstream();

beforeAll(() => {
  shortenTimeouts();
  vi.stubEnv("BOOMSTREAM_TIMEOUT_MS", "10000");
  vi.stubEnv("FOYER_INVITE_CONCURRENCY", "2");
  forgetEnv();
});
beforeEach(async () => {
  await signInAs(await makeStaff("manager"));
});
afterEach(boomstream.clearFaults);
afterAll(stopImports);

it("finishes the rows in flight and claims no new ones when it stops", async () => {
  const conference = await boomstream.seed("Stops");
  await refreshConferences();
  await refreshRoster({ conferenceCode: conference });
  await boomstream.setFaults({ rules: [{ method: "invite", latencyMs: 500 }] });
  const guests = Array.from({ length: 8 }, (_, at) => inviteRow(at + 1));
  const id = await importList(conference, guests);
  const states = async () => {
    const rows = await db()
      .selectFrom("invitations")
      .select("state")
      .where("import_id", "=", id)
      .execute();
    return rows.map(({ state }) => state);
  };
  await vi.waitFor(
    async () => {
      await work();
      expect(await states()).toContain("sending");
    },
    { timeout: 20_000, interval: 50 },
  );
  await stopImports();
  expect(new Set(await states())).toEqual(new Set(["planned", "sent"]));
  await boomstream.clearFaults();
  const rows = await workUntil(id);
  expect(rows.map(({ outcome, attempts }) => [outcome, attempts])).toEqual(
    guests.map(() => ["sent", 1]),
  );
});
