import { db } from "@/lib/db/db";
import { rosterKey, syncRoster } from "@/lib/participants/mirror";
import { openProjects, type Project } from "@/lib/projects/open";
import { syncConferences } from "./mirror";

/** No roster gets older than this while Foyer runs (ms). */
const SWEEP_AFTER = 10 * 60_000;
/** After a failure Boomstream is left alone for so long (ms). */
const PAUSE = 60_000;

/**
 * Keeps the mirror young: the list of conferences if it is old, then the rosters that have waited
 * longest, project by project. One call at a time, so that people's own work comes first; a failure
 * ends the round of its project.
 */
export async function sweepRosters(): Promise<void> {
  for (const project of await openProjects()) await sweep(project);
}

async function sweep(project: Project): Promise<void> {
  const list = await syncConferences(project, SWEEP_AFTER);
  if (list.problem) return;
  for (;;) {
    const code = await oldestRoster(project.id);
    if (code === null) return;
    const { problem } = await syncRoster(project, code, 0);
    if (problem) return;
  }
}

async function oldestRoster(projectId: string): Promise<string | null> {
  const now = Date.now();
  const oldest = await db()
    .selectFrom("conferences")
    .leftJoin("syncs", (join) =>
      join
        .onRef("syncs.project_id", "=", "conferences.project_id")
        .on((eb) =>
          eb("syncs.key", "=", eb(eb.val(rosterKey("")), "||", eb.ref("conferences.code"))),
        ),
    )
    .select("conferences.code")
    .where("conferences.project_id", "=", projectId)
    .where("conferences.deleted_at", "is", null)
    .where((eb) =>
      eb.or([
        eb("syncs.attempted_at", "is", null),
        eb.and([
          eb("syncs.error_code", "is", null),
          eb("syncs.attempted_at", "<", now - SWEEP_AFTER),
        ]),
        eb.and([
          eb("syncs.error_code", "is not", null),
          eb("syncs.attempted_at", "<", now - PAUSE),
        ]),
      ]),
    )
    .orderBy((eb) => eb.fn.coalesce("syncs.attempted_at", eb.lit(0)))
    .limit(1)
    .executeTakeFirst();
  return oldest?.code ?? null;
}
