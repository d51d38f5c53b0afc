import type { BoomstreamError, Participant } from "@/lib/boomstream/types";
import type { Project } from "@/lib/connection/project";
import type { RequestOrder } from "./request-order";
import { refresh, STALE_AFTER } from "./refresh-lease";
import { readRosterLines } from "./roster-lines";
import { mergeRoster } from "./merge-roster";
import { rosterKey } from "@/lib/platform/live-topics";
import { db } from "@/lib/db/db";

/** Refreshes a roster from `client/list` unless it was requested less than `olderThan` ms ago. */
export function refreshRoster(
  project: Project,
  conferenceCode: string,
  olderThan = STALE_AFTER,
): ReturnType<typeof refresh> {
  return refresh(project.id, rosterKey(conferenceCode), olderThan, (request) =>
    pull(project, conferenceCode, request),
  );
}

async function pull(
  project: Project,
  conferenceCode: string,
  request: RequestOrder,
): Promise<BoomstreamError | null> {
  // Reading the mirror is faster than the call, so both run at once.
  const [response, lines] = await Promise.all([
    project.boomstream.roster(conferenceCode),
    readRosterLines(project.id, conferenceCode),
  ]);
  if (!response.ok) return response.error;
  const roster = await withoutErased(project.id, response.value);
  await mergeRoster(project.id, conferenceCode, { roster, lines, request });
  return null;
}

/**
 * Returns a roster without erased people, because Boomstream lists revoked participants forever. Includes people who
 * have access again.
 */
export async function withoutErased(
  projectId: string,
  roster: Participant[],
): Promise<Participant[]> {
  const erased = await db()
    .selectFrom("erased_participants")
    .select("code")
    .where("project_id", "=", projectId)
    .execute();
  if (erased.length === 0) return roster;
  const codes = new Set(erased.map(({ code }) => code));
  return roster.filter(({ code, revoked }) => !revoked || !codes.has(code));
}
