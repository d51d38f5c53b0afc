import { requireProject } from "@/lib/access/resolve-project";
import { readParticipant } from "@/lib/mirror/participants";
import { type Freshness, refreshNow } from "@/lib/mirror/refresh";
import { syncParticipant } from "@/lib/mirror/sync-participant";
import { syncRoster } from "@/lib/mirror/sync-roster";
import { type ActionResult, fail, ok } from "@/lib/platform/result";
import type { RosterRow } from "./types";

/** Fetches the roster from Boomstream now (`client/list`). */
export async function refreshRoster({
  conferenceCode,
}: {
  conferenceCode: string;
}): Promise<ActionResult<Freshness>> {
  const { project } = await requireProject("support", { conference: conferenceCode });
  const { syncedAt, problem } = await refreshNow(() => syncRoster(project, conferenceCode, 0));
  return problem ? fail(problem.code, problem) : ok({ syncedAt, problem });
}

/** Fetches one participant from Boomstream now (`client/info`). */
export async function refreshParticipant({
  code,
}: {
  code: string;
}): Promise<ActionResult<RosterRow>> {
  const { project } = await requireProject("support", { participants: [code] });
  const error = await syncParticipant(project, code);
  if (error) return fail(error.code, { message: error.message });
  const participant = await readParticipant(project, code);
  return participant ? ok(participant) : fail("not-found");
}
