import { db } from "@/lib/db/db";
import { syncRoster } from "@/lib/mirror/sync-roster";
import { rosterKey } from "@/lib/mirror/roster-key";
import { projectById } from "@/lib/connection/project";
import { freshnessOf } from "@/lib/mirror/refresh";
import { postponeImport } from "./backoff";

/**
 * How old a roster may get while an import works on it: the more people, the older, because each
 * answer holds all of them (ms).
 */
const YOUNG = 1_000;
const EACH = 2;
const OLD = 60_000;
/** A link that found nobody for so long will not find anybody by asking more often (ms). */
const HOPELESS = 10 * 60_000;

/** How old the roster of a conference may be before an import asks for it again (ms). */
export async function rosterAge(projectId: string, conferenceCode: string): Promise<number> {
  const conference = await db()
    .selectFrom("conferences")
    .select("participant_count")
    .where("project_id", "=", projectId)
    .where("code", "=", conferenceCode)
    .executeTakeFirst();
  return Math.min(YOUNG + EACH * (conference?.participant_count ?? 0), OLD);
}

/**
 * Asks for the rosters that imports need: the first one of each run, without which it does not
 * begin, and newer ones while links wait to learn whose they are.
 */
export async function refreshImportRosters(): Promise<void> {
  const waiting = await db()
    .selectFrom("imports")
    .select(["id", "project_id", "conference_code", "created_at"])
    .where("state", "=", "running")
    .where((eb) => eb.or([eb("retry_at", "is", null), eb("retry_at", "<=", Date.now())]))
    .execute();
  for (const run of waiting) {
    const known = await freshnessOf(run.project_id, rosterKey(run.conference_code));
    if ((known.syncedAt ?? 0) >= run.created_at) continue;
    const project = await projectById(run.project_id);
    const { problem } = await syncRoster(project, run.conference_code, 0);
    if (problem) await postponeImport(run.id, problem.code);
  }
  const unclaimed = await db()
    .selectFrom("links")
    .select(["project_id", "conference_code"])
    .distinct()
    .where("participant_code", "is", null)
    .where("created_at", ">", Date.now() - HOPELESS)
    .execute();
  for (const { project_id, conference_code } of unclaimed) {
    const age = await rosterAge(project_id, conference_code);
    await syncRoster(await projectById(project_id), conference_code, age);
  }
}
