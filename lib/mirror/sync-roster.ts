import type { BoomstreamError } from "@/lib/boomstream/types";
import type { Project } from "@/lib/connection/project";
import { type Freshness, refresh, STALE_AFTER } from "./refresh";
import { readSnapshot } from "./roster-snapshot";
import { mergeRoster } from "./merge-roster";
import { rosterKey } from "./roster-key";

/** Brings a roster up to `client/list`, unless it is younger than `olderThan` ms. */
export function syncRoster(
  project: Project,
  conferenceCode: string,
  olderThan = STALE_AFTER,
): Promise<Freshness> {
  return refresh(project.id, rosterKey(conferenceCode), olderThan, (askedAt) =>
    pull(project, conferenceCode, askedAt),
  );
}

async function pull(
  project: Project,
  conferenceCode: string,
  askedAt: number,
): Promise<BoomstreamError | null> {
  // The mirror is read while Boomstream makes its answer, which takes longer.
  const [answer, lines] = await Promise.all([
    project.boomstream.roster(conferenceCode),
    readSnapshot(project.id, conferenceCode),
  ]);
  if (!answer.ok) return answer.error;
  await mergeRoster(project.id, conferenceCode, { roster: answer.value, lines, askedAt });
  return null;
}
