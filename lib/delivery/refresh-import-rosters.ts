import { projectById } from "@/lib/connection/project";
import { db } from "@/lib/db/db";
import { storedCount } from "@/lib/mirror/participant-count";
import { freshnessOf } from "@/lib/mirror/refresh-lease";
import { rosterKey } from "@/lib/platform/live-topics";
import { refreshRoster } from "@/lib/mirror/refresh-roster";
import { wallNow } from "@/lib/platform/clock";
import { isDue } from "./claim";
import { postponeImport } from "./retry-row";

/** The minimum of the allowed age (ms). It grows with the roster, because every response contains all of it. */
const MIN_AGE = 1_000;
const AGE_PER_PARTICIPANT = 2;
const MAX_AGE = 60_000;
/** After this time without a participant, refreshing no longer helps to assign a link (ms). */
const ASSIGN_WITHIN = 10 * 60_000;

/** Returns the age at which an import refreshes the roster of a conference (ms). */
export async function rosterAge(projectId: string, conferenceCode: string): Promise<number> {
  const count = (await storedCount(db(), projectId, conferenceCode)) ?? 0;
  return Math.min(MIN_AGE + AGE_PER_PARTICIPANT * count, MAX_AGE);
}

/**
 * Refreshes the rosters that imports need: the first one of each import, and newer ones while links
 * wait for their participant.
 */
export async function refreshImportRosters(): Promise<void> {
  const waiting = await db()
    .selectFrom("imports")
    .select(["id", "project_id", "conference_code", "created_order"])
    .where("state", "=", "running")
    .where(isDue("retry_at"))
    .execute();
  for (const run of waiting) {
    const known = await freshnessOf(run.project_id, rosterKey(run.conference_code));
    if (known.order > run.created_order) continue;
    const project = await projectById(run.project_id);
    const { problem } = await refreshRoster(project, run.conference_code, 0);
    if (problem) await postponeImport(run.id, problem.code);
  }
  const unassigned = await db()
    .selectFrom("links")
    .select(["project_id", "conference_code"])
    .distinct()
    .where("participant_code", "is", null)
    .where("created_at", ">", wallNow() - ASSIGN_WITHIN)
    .execute();
  for (const { project_id, conference_code } of unassigned) {
    const age = await rosterAge(project_id, conference_code);
    await refreshRoster(await projectById(project_id), conference_code, age);
  }
}
