import { perProcess } from "@/lib/platform/per-process";
import { db } from "@/lib/db/db";
import { env } from "@/lib/platform/env";
import { syncRoster } from "./sync-roster";
import { rosterKey } from "./roster-key";
import { openProjects, type Project } from "@/lib/connection/project";
import { freshnessOf } from "./refresh";
import { CONFERENCES } from "./conferences-key";
import { syncConferences } from "./sync-conferences";

/** How often the sweep looks (ms). */
export const SWEEP_EVERY = 3_000;
/** Rosters are due at this part of the age allowed: what remains is the time to read all of them. */
const DUE = 0.7;
/** Reading them fills this part of that time, so that a slow hour does not make them late. */
const FILL = 0.8;
/** Never read: those that an opened list waits for to count them. */
const NEW_AT_ONCE = 20;
/** After a failure Boomstream is left alone for so long (ms). */
const PAUSE = 60_000;
/** What says nothing about the service as a whole, but only about one conference. */
const ITS_OWN = new Set(["not-found", "refused"]);

/**
 * Keeps the mirror young: the list of conferences, then the rosters that have waited longest, as many
 * as it takes to be through in time, one after the other, so that people's own work comes first,
 * project by project. While Boomstream does not answer for one, it is only tried once a minute.
 */
export async function sweepRosters(): Promise<void> {
  for (const project of await openProjects()) await sweep(project);
}

async function sweep(project: Project): Promise<void> {
  const pauses = perProcess("sweep-pauses", () => new Map<string, number>());
  if (Date.now() < (pauses.get(project.id) ?? 0)) return;
  const due = env().sweepMs * DUE;
  const known = await freshnessOf(project.id, CONFERENCES);
  const list = await syncConferences(project, known.problem ? Math.min(PAUSE, due) : due);
  if (list.problem) return pause();
  for (const code of await dueRosters(project.id, due)) {
    // Another instance may have read it meanwhile.
    const { problem } = await syncRoster(project, code, Math.min(PAUSE, due));
    if (problem && !ITS_OWN.has(problem.code)) return pause();
  }

  function pause(): void {
    pauses.set(project.id, Date.now() + PAUSE);
  }
}

/** The rosters to be read now, longest waiting first: all are through before one is too old. */
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
    .where("conferences.project_id", "=", projectId)
    .where("conferences.deleted_at", "is", null)
    .orderBy((eb) => eb.fn.coalesce("syncs.attempted_at", eb.lit(0)))
    .execute();
  const time = (due / DUE - due) * FILL;
  const share = Math.ceil((rows.length * SWEEP_EVERY) / time);
  const fresh = rows.filter(({ attempted_at }) => attempted_at === null).slice(0, NEW_AT_ONCE);
  const old = rows
    .filter(({ attempted_at }) => attempted_at !== null && attempted_at < Date.now() - due)
    .slice(0, Math.max(share - fresh.length, 0));
  return [...fresh, ...old].map(({ code }) => code);
}
