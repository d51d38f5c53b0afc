import { sql } from "kysely";
import { databaseNow } from "@/lib/db/clock";
import { monotonicNow } from "@/lib/platform/clock";
import { perProcess } from "@/lib/platform/per-process";
import { db } from "@/lib/db/db";
import { env } from "@/lib/platform/env";
import { refreshRoster } from "./refresh-roster";
import { CONFERENCES, rosterKey } from "@/lib/platform/live-topics";
import { openProjects, type Project } from "@/lib/connection/project";
import { freshnessOf } from "./refresh-lease";
import { refreshConferences } from "./refresh-conferences";

/** Interval between sweeps (ms). */
export const SWEEP_INTERVAL = 3_000;
/** A roster is due at this share of the allowed age; the remaining time is for reading all of them. */
const DUE_SHARE = 0.7;
/** The share of the remaining time that reading may use; the rest is a reserve for slow periods. */
const READING_SHARE = 0.8;
/** The maximum number of new rosters per sweep. */
const MAX_NEW_ROSTERS = 20;
/** Pause after a failure of Boomstream (ms). */
const FAILURE_PAUSE = 60_000;
/** The errors that concern one conference, not the service. */
const CONFERENCE_ERRORS = new Set(["not-found", "refused"]);

/**
 * Refreshes the list of conferences and the oldest rosters, one at a time, so that requests of people have priority.
 * After a failure of a project's Boomstream, retries once a minute.
 */
export async function sweepRosters(): Promise<void> {
  for (const project of await openProjects()) await sweep(project);
}

async function sweep(project: Project): Promise<void> {
  const pauses = perProcess("sweep-pauses", () => new Map<string, number>());
  if (monotonicNow() < (pauses.get(project.id) ?? 0)) return;
  const due = env().sweepMs * DUE_SHARE;
  const known = await freshnessOf(project.id, CONFERENCES);
  const list = await refreshConferences(
    project,
    known.problem ? Math.min(FAILURE_PAUSE, due) : due,
  );
  if (list.problem) return pause();
  for (const code of await dueRosters(project.id, due)) {
    // Another instance may have refreshed it.
    const { problem } = await refreshRoster(project, code, Math.min(FAILURE_PAUSE, due));
    if (problem && !CONFERENCE_ERRORS.has(problem.code)) return pause();
  }

  function pause(): void {
    pauses.set(project.id, monotonicNow() + FAILURE_PAUSE);
  }
}

/** Returns the rosters to refresh now, oldest first. */
export async function dueRosters(projectId: string, due: number): Promise<string[]> {
  const rows = await db()
    .selectFrom("conferences")
    .leftJoin("syncs", (join) =>
      join
        .onRef("syncs.project_id", "=", "conferences.project_id")
        .on((eb) =>
          eb("syncs.key", "=", eb(eb.val(rosterKey("")), "||", eb.ref("conferences.code"))),
        ),
    )
    .select(["conferences.code", "syncs.attempted_at"])
    .select(sql<number>`${databaseNow()} - syncs.attempted_at`.as("age"))
    .where("conferences.project_id", "=", projectId)
    .where("conferences.deleted_at", "is", null)
    .orderBy((eb) => eb.fn.coalesce("syncs.attempted_at", eb.lit(0)))
    .execute();
  const time = (due / DUE_SHARE - due) * READING_SHARE;
  const share = Math.ceil((rows.length * SWEEP_INTERVAL) / time);
  // The age is negative if a clock was ahead.
  const isDue = (age: number) => age > due || age < 0;
  const unread = rows.filter(({ attempted_at }) => attempted_at === null).slice(0, MAX_NEW_ROSTERS);
  const old = rows
    .filter(({ attempted_at, age }) => attempted_at !== null && isDue(Number(age)))
    .slice(0, Math.max(share - unread.length, 0));
  return [...unread, ...old].map(({ code }) => code);
}
