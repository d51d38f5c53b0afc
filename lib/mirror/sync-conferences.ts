import type { BoomstreamError } from "@/lib/boomstream/types";
import type { Project } from "@/lib/connection/project";
import type { Asked } from "./order";
import { refresh, STALE_AFTER } from "./refresh";
import { CONFERENCES } from "./conferences-key";
import { mergeConferences } from "./merge-conferences";

/** Refreshes the conferences from `conference/list` unless it was requested less than `olderThan` ms ago. */
export function syncConferences(
  project: Project,
  olderThan = STALE_AFTER,
): ReturnType<typeof refresh> {
  return refresh(project.id, CONFERENCES, olderThan, (asked) => pull(project, asked));
}

async function pull(project: Project, asked: Asked): Promise<BoomstreamError | null> {
  const answer = await project.boomstream.listConferences();
  if (!answer.ok) return answer.error;
  await mergeConferences(project.id, answer.value, asked);
  return null;
}
