import { requireCurrentProject } from "@/lib/access/resolve-project";
import { db } from "@/lib/db/db";
import type { DeletedConference } from "./types";

const MAX_DELETED = 200;

/** Returns the deleted conferences of a project that can be restored, newest first. */
export async function listDeletedConferences(projectId?: string): Promise<DeletedConference[]> {
  const { project } = await requireCurrentProject("manager", projectId);
  const rows = await db()
    .selectFrom("conference_snapshots")
    .select(["id", "title", "people", "created_at", "staff_name", "restored_code"])
    .where("project_id", "=", project.id)
    .orderBy("created_at", "desc")
    .limit(MAX_DELETED)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    title: row.title,
    people: row.people,
    deletedAt: row.created_at,
    deletedBy: row.staff_name,
    restoredCode: row.restored_code,
  }));
}
