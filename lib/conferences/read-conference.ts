import type { Project } from "@/lib/connection/project";
import { db } from "@/lib/db/db";
import { shownMark } from "@/lib/mirror/external-changes/mark";
import { ConferenceDetails } from "./schema";
import type { Conference } from "./types";

/**
 * Returns one mirrored conference, deleted ones too; null if the code was never seen. With `staffId`,
 * says whether this person pinned it.
 */
export async function readConference(
  project: Pick<Project, "id">,
  code: string,
  staffId = "",
): Promise<Conference | null> {
  const row = await db()
    .selectFrom("conferences as c")
    .leftJoin("pins", (join) =>
      join
        .onRef("pins.project_id", "=", "c.project_id")
        .onRef("pins.conference_code", "=", "c.code")
        .on("pins.staff_id", "=", staffId),
    )
    .selectAll("c")
    .select("pins.created_at as pinned_at")
    .where("c.project_id", "=", project.id)
    .where("c.code", "=", code)
    .executeTakeFirst();
  if (!row) return null;
  return {
    projectId: project.id,
    code: row.code,
    title: row.title,
    description: row.description,
    startsAt: row.starts_at,
    timeZone: row.time_zone,
    duration: row.duration,
    timeFromBoomstream: row.time_from_service === 1,
    pinned: row.pinned_at !== null,
    participants: row.participant_count,
    outside: shownMark(row),
    folderCode: row.folder_code,
    details: row.details === null ? null : ConferenceDetails.parse(JSON.parse(row.details)),
    version: row.version,
    deleted: row.deleted_at !== null,
  };
}
