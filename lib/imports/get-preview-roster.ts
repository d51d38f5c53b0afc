import { requireProject } from "@/lib/access/resolve-project";
import { db } from "@/lib/db/db";
import { refreshRoster } from "@/lib/mirror/refresh-roster";
import type { PreviewRoster } from "./types";

const PAGE_ROWS = 5_000;

/** The maximum age of the roster that a preview compares with (ms). */
const MAX_AGE = 2_000;

/** Returns the roster for a preview, ordered by code. Refreshes it from Boomstream before the first page. */
export async function getPreviewRoster(
  conferenceCode: string,
  cursor: string,
): Promise<PreviewRoster> {
  const { project } = await requireProject("manager", { conference: conferenceCode });
  const { syncedAt, problem } = await refreshRoster(
    project,
    conferenceCode,
    cursor === "" ? MAX_AGE : Infinity,
  );
  const found = await db()
    .selectFrom("participants")
    .select(["code", "email", "name", "moderator", "revoked"])
    .where("project_id", "=", project.id)
    .where("conference_code", "=", conferenceCode)
    .where("gone_at", "is", null)
    .where("code", ">", cursor)
    .orderBy("code")
    .limit(PAGE_ROWS)
    .execute();
  return {
    rows: found.map((row) => ({
      ...row,
      moderator: row.moderator === 1,
      revoked: row.revoked === 1,
    })),
    nextCursor: found.length === PAGE_ROWS ? (found.at(-1)?.code ?? null) : null,
    syncedAt,
    problem: problem?.code ?? null,
  };
}
