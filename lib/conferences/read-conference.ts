import type { Project } from "@/lib/connection/project";
import { db } from "@/lib/db/db";
import { shownMark } from "@/lib/mirror/external-changes/mark";
import { ConferenceDetails } from "./schema";
import type { Conference } from "./types";

/** Returns one conferenceColumns conference, deleted ones too; null if the code was never seen. */
export async function readConference(
  project: Pick<Project, "id">,
  code: string,
): Promise<Conference | null> {
  const row = await db()
    .selectFrom("conferences")
    .selectAll()
    .where("project_id", "=", project.id)
    .where("code", "=", code)
    .executeTakeFirst();
  if (!row) return null;
  return {
    projectId: project.id,
    code: row.code,
    title: row.title,
    description: row.description,
    participants: row.participant_count,
    outside: shownMark(row),
    folderCode: row.folder_code,
    details: row.details === null ? null : ConferenceDetails.parse(JSON.parse(row.details)),
    version: row.version,
    deleted: row.deleted_at !== null,
  };
}
