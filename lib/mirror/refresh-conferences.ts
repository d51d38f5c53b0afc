import type { BoomstreamError } from "@/lib/boomstream/types";
import type { Project } from "@/lib/connection/project";
import { background, within } from "@/lib/platform/background";
import type { RequestOrder } from "./request-order";
import { type Freshness, freshnessOf, refresh, STALE_AFTER } from "./refresh-lease";
import { CONFERENCES } from "@/lib/platform/live-topics";
import { mergeConferences } from "./merge-conferences";

/** How long the first visit waits for a list that was never fetched (ms). */
const FIRST_FETCH = 3_000;

/**
 * Returns how fresh the mirrored conferences are, and refreshes stale ones in the background. Waits shortly
 * only for a list that was never fetched.
 */
export async function conferencesFreshness(project: Project): Promise<Freshness> {
  const known = await freshnessOf(project.id, CONFERENCES);
  if (known.attemptedAt !== 0) {
    background("refresh conferences", refreshConferences(project));
    return known;
  }
  await within("first list of conferences", FIRST_FETCH, refreshConferences(project));
  return freshnessOf(project.id, CONFERENCES);
}

/** Refreshes the conferences from `conference/list` unless it was requested less than `olderThan` ms ago. */
export function refreshConferences(
  project: Project,
  olderThan = STALE_AFTER,
): ReturnType<typeof refresh> {
  return refresh(project.id, CONFERENCES, olderThan, (request) => pull(project, request));
}

async function pull(project: Project, request: RequestOrder): Promise<BoomstreamError | null> {
  const response = await project.boomstream.listConferences();
  if (!response.ok) return response.error;
  await mergeConferences(project.id, response.value, request);
  return null;
}
