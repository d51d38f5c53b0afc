import { requireStaff } from "@/lib/access/guard";
import { db } from "@/lib/db/db";
import { env } from "@/lib/platform/env";
import { isErrorCode } from "@/lib/platform/errors";
import { keyTail } from "@/lib/connection/api-key";
import { givenKind } from "@/lib/connection/project";
import type { ProjectRow } from "./types";

/**
 * Returns all projects: the configured one, then by name, closed ones last. Contains only the end
 * of each key.
 */
export async function listProjects(): Promise<ProjectRow[]> {
  await requireStaff("administrator");
  const rows = await db()
    .selectFrom("projects")
    .leftJoin("syncs", (join) =>
      join.onRef("syncs.project_id", "=", "projects.id").on("syncs.key", "=", "conferences"),
    )
    .select(["projects.id", "projects.name", "projects.kind", "projects.key_tail"])
    .select(["projects.sealed_key", "projects.created_at", "projects.closed_at"])
    .select(["projects.personal_links", "projects.join_minutes", "syncs.error_code"])
    .select((eb) =>
      eb
        .selectFrom("conferences")
        .select((conferences) => conferences.fn.countAll<number>().as("n"))
        .whereRef("conferences.project_id", "=", "projects.id")
        .where("conferences.deleted_at", "is", null)
        .as("conferences"),
    )
    .where("projects.kind", "in", ["stored", givenKind()])
    .execute();
  const configured = env().boomstream.apiKey;
  return rows
    .map((row): ProjectRow => ({
      id: row.id,
      name: row.name,
      kind: row.kind,
      keyTail:
        row.kind === "environment"
          ? keyTail(configured ?? "")
          : row.sealed_key === null
            ? null
            : row.key_tail,
      conferences: Number(row.conferences ?? 0),
      problem: row.closed_at === null && isErrorCode(row.error_code) ? row.error_code : null,
      createdAt: row.created_at,
      closed: row.closed_at !== null,
      personalLinks: row.personal_links === 1,
      joinMinutes: row.join_minutes,
    }))
    .toSorted(
      (one, other) =>
        Number(one.closed) - Number(other.closed) ||
        Number(one.kind === "stored") - Number(other.kind === "stored") ||
        one.name.localeCompare(other.name),
    );
}
