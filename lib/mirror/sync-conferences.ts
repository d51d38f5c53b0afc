import type { BoomstreamError } from "@/lib/boomstream/types";
import type { Project } from "@/lib/connection/project";
import { type Freshness, refresh, STALE_AFTER } from "./refresh";
import { CONFERENCES } from "./conferences-key";
import { mergeConferences } from "./merge-conferences";

/** Brings the mirror up to `conference/list`, unless it is younger than `olderThan` ms. */
export function syncConferences(project: Project, olderThan = STALE_AFTER): Promise<Freshness> {
  return refresh(project.id, CONFERENCES, olderThan, (askedAt) => pull(project, askedAt));
}

async function pull(project: Project, askedAt: number): Promise<BoomstreamError | null> {
  const answer = await project.boomstream.listConferences();
  if (!answer.ok) return answer.error;
  await mergeConferences(project.id, answer.value, askedAt);
  return null;
}
