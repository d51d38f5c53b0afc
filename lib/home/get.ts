import { sql, type SqlBool } from "kysely";
import { allows } from "@/lib/access/guard";
import { requireCurrentProject } from "@/lib/access/resolve-project";
import { DEFAULT_DURATION_MS } from "@/lib/conferences/time-fields";
import { db } from "@/lib/db/db";
import { conferencesFreshness } from "@/lib/mirror/refresh-conferences";
import { readAttention } from "./read-attention";
import { readFirstSteps } from "./read-first-steps";
import type { Home, HomeConference } from "./types";

/** The maximum number of conferences in each part. */
const MAX_ITEMS = 6;

/** Returns what the home page shows, from the mirror; refreshes a stale list in the background. */
export async function getHome(projectId?: string): Promise<Home> {
  const { staff, project } = await requireCurrentProject("support", projectId);
  const { syncedAt } = await conferencesFreshness(project);
  const mayManage = allows(staff.role, "manager");
  const [upcoming, recent, attention, firstSteps] = await Promise.all([
    listUpcoming(project.id),
    listRecent(project.id),
    mayManage ? readAttention(project.id) : [],
    mayManage ? readFirstSteps(project.id) : null,
  ]);
  return { unread: syncedAt === null, upcoming, recent, attention, firstSteps };
}

function conferences(projectId: string) {
  return db()
    .selectFrom("conferences")
    .select(["code", "title", "participant_count", "starts_at", "time_zone", "duration"])
    .where("project_id", "=", projectId)
    .where("deleted_at", "is", null);
}

type Row = Awaited<ReturnType<ReturnType<typeof conferences>["execute"]>>[number];

const shown = (row: Row): HomeConference => ({
  code: row.code,
  title: row.title,
  startsAt: row.starts_at,
  timeZone: row.time_zone,
  duration: row.duration,
  participants: row.participant_count,
});

async function listUpcoming(projectId: string): Promise<HomeConference[]> {
  const rows = await conferences(projectId)
    .where("starts_at", "is not", null)
    .where(
      sql<SqlBool>`starts_at + coalesce(duration * 1000, ${DEFAULT_DURATION_MS}) >= ${Date.now()}`,
    )
    .orderBy("starts_at")
    .limit(MAX_ITEMS)
    .execute();
  return rows.map(shown);
}

async function listRecent(projectId: string): Promise<HomeConference[]> {
  const rows = await conferences(projectId)
    .orderBy(
      sql`case when written_at > first_seen_at then written_at else first_seen_at end`,
      "desc",
    )
    .orderBy("code")
    .limit(MAX_ITEMS)
    .execute();
  return rows.map(shown);
}
