import { requireCurrentProject, requireProject } from "@/lib/access/resolve-project";
import { type Freshness, refreshNow } from "@/lib/mirror/refresh-lease";
import * as mirrorConference from "@/lib/mirror/refresh-conference";
import * as mirrorConferences from "@/lib/mirror/refresh-conferences";
import { type ActionResult, fail, ok } from "@/lib/platform/result";
import { readConference } from "./read-conference";
import type { Conference } from "./types";

/** Fetches the list from Boomstream now (`conference/list`). */
export async function refreshConferences({
  projectId,
}: {
  projectId?: string;
} = {}): Promise<ActionResult<Freshness>> {
  const { project } = await requireCurrentProject("support", projectId);
  const { syncedAt, problem } = await refreshNow(() =>
    mirrorConferences.refreshConferences(project, 0),
  );
  return problem ? fail(problem.code, problem) : ok({ syncedAt, problem });
}

/** Fetches one conference from Boomstream now (`conference/info`). */
export async function refreshConference({
  code,
}: {
  code: string;
}): Promise<ActionResult<Conference>> {
  const { project } = await requireProject("support", { conference: code });
  const error = await mirrorConference.refreshConference(project, code);
  if (error) return fail(error.code, { message: error.message });
  const conference = await readConference(project, code);
  return conference ? ok(conference) : fail("not-found");
}
