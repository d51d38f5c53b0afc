import type { BoomstreamError } from "@/lib/boomstream/types";
import { db } from "@/lib/db/db";
import type { Project } from "@/lib/connection/project";
import { mergeConference } from "./merge-conferences";
import { beginRequest } from "./order";

/** Refreshes one conference of the mirror from `conference/info`. Returns the error, or null. */
export async function syncConference(
  project: Project,
  code: string,
): Promise<BoomstreamError | null> {
  const asked = await beginRequest();
  const answer = await project.boomstream.conferenceInfo(code);
  if (!answer.ok) {
    if (answer.error.code === "not-found") await mergeConference(project.id, code, null, asked);
    return answer.error;
  }
  const { startAt, timezone, duration, lobby, public: open, showRecords, ...known } = answer.value;
  const details = { startAt, timezone, duration, lobby, public: open, showRecords };
  await mergeConference(project.id, code, { ...known, code }, asked);
  await db()
    .updateTable("conferences")
    .set({ folder_code: known.folderCode, details: JSON.stringify(details) })
    .where("project_id", "=", project.id)
    .where("code", "=", code)
    .where("written_order", "<", asked.order)
    .execute();
  return null;
}
