import { requireProject } from "@/lib/access/resolve-project";
import { readParticipant } from "@/lib/mirror/read-participants";
import { type Freshness, refreshNow } from "@/lib/mirror/refresh-lease";
import * as mirrorParticipant from "@/lib/mirror/refresh-participant";
import * as mirrorRoster from "@/lib/mirror/refresh-roster";
import { type ActionResult, fail, ok } from "@/lib/platform/result";
import type { RosterRow } from "./types";

/** Fetches the roster from Boomstream now (`client/list`). */
export async function refreshRoster({
  conferenceCode,
}: {
  conferenceCode: string;
}): Promise<ActionResult<Freshness>> {
  const { project } = await requireProject("support", { conference: conferenceCode });
  const { syncedAt, problem } = await refreshNow(() =>
    mirrorRoster.refreshRoster(project, conferenceCode, 0),
  );
  return problem ? fail(problem.code, problem) : ok({ syncedAt, problem });
}

/** Fetches one participant from Boomstream now (`client/info`). */
export async function refreshParticipant({
  code,
}: {
  code: string;
}): Promise<ActionResult<RosterRow>> {
  const { project } = await requireProject("support", { participants: [code] });
  const error = await mirrorParticipant.refreshParticipant(project, code);
  if (error) return fail(error.code, { message: error.message });
  const participant = await readParticipant(project, code);
  return participant ? ok(participant) : fail("not-found");
}
