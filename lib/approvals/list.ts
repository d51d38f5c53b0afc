import { allows } from "@/lib/access/guard";
import { requireCurrentProject } from "@/lib/access/resolve-project";
import { db } from "@/lib/db/db";
import type { Approval } from "./types";

/**
 * Returns the open requests of a project, oldest first: all requests for people who may decide, their own for
 * others. Without a project id, lists the current project.
 */
export async function listApprovals(projectId?: string): Promise<Approval[]> {
  const { staff, project } = await requireCurrentProject("support", projectId);
  const open = db()
    .selectFrom("approvals as a")
    .leftJoin("conferences as c", (join) =>
      join.onRef("c.project_id", "=", "a.project_id").onRef("c.code", "=", "a.conference_code"),
    )
    .leftJoin("imports as i", "i.id", "a.import_id")
    .selectAll("a")
    .select(["c.title", "i.name", "i.state as import_state"])
    .where("a.project_id", "=", project.id)
    .where("a.state", "=", "open")
    .where("a.expires_at", ">", Date.now())
    .orderBy("a.created_at");
  const rows = await (
    allows(staff.role, "manager") ? open : open.where("a.staff_id", "=", staff.id)
  ).execute();
  return rows
    .filter((row) => row.kind === "links" || row.import_state === "waiting")
    .map((row) => ({
      id: row.id,
      kind: row.kind,
      conferenceCode: row.conference_code,
      conferenceTitle: row.title ?? row.conference_code,
      importId: row.import_id,
      importName: row.name ?? "",
      rows: row.rows,
      staffName: row.staff_name,
      own: row.staff_id === staff.id,
      createdAt: row.created_at,
      expiresAt: row.expires_at,
    }));
}
