import type { BoomstreamError } from "@/lib/boomstream/types";
import type { Project } from "@/lib/connection/project";
import type { Asked } from "./order";
import { refresh, STALE_AFTER } from "./refresh";
import { readSnapshot } from "./roster-snapshot";
import { withoutErased } from "./without-erased";
import { mergeRoster } from "./merge-roster";
import { rosterKey } from "./roster-key";

/** Refreshes a roster from `client/list` unless it was requested less than `olderThan` ms ago. */
export function syncRoster(
  project: Project,
  conferenceCode: string,
  olderThan = STALE_AFTER,
): ReturnType<typeof refresh> {
  return refresh(project.id, rosterKey(conferenceCode), olderThan, (asked) =>
    pull(project, conferenceCode, asked),
  );
}

async function pull(
  project: Project,
  conferenceCode: string,
  asked: Asked,
): Promise<BoomstreamError | null> {
  // Reading the mirror is faster than the call, so both run at once.
  const [answer, lines] = await Promise.all([
    project.boomstream.roster(conferenceCode),
    readSnapshot(project.id, conferenceCode),
  ]);
  if (!answer.ok) return answer.error;
  const roster = await withoutErased(project.id, answer.value);
  await mergeRoster(project.id, conferenceCode, { roster, lines, asked });
  return null;
}
