import type { BoomstreamError } from "@/lib/boomstream/types";
import { db } from "@/lib/db/db";
import type { Project } from "@/lib/connection/project";
import { mergeConference } from "./merge-conferences";

/** Brings one conference of the mirror up to `conference/info`; answers what went wrong. */
export async function syncConference(
  project: Project,
  code: string,
): Promise<BoomstreamError | null> {
  const askedAt = Date.now();
  const answer = await project.boomstream.conferenceInfo(code);
  if (!answer.ok) {
    if (answer.error.code === "not-found") await mergeConference(project.id, code, null, askedAt);
    return answer.error;
  }
  const { startAt, timezone, duration, lobby, public: open, showRecords, ...known } = answer.value;
  const details = { startAt, timezone, duration, lobby, public: open, showRecords };
  await mergeConference(project.id, code, { ...known, code }, askedAt);
  await db()
    .updateTable("conferences")
    .set({ folder_code: known.folderCode, details: JSON.stringify(details) })
    .where("project_id", "=", project.id)
    .where("code", "=", code)
    .where("written_at", "<", askedAt)
    .execute();
  return null;
}
