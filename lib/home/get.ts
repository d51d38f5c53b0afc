import { sql, type SqlBool } from "kysely";
import { allows } from "@/lib/access/guard";
import { requireCurrentProject } from "@/lib/access/resolve-project";
import { DEFAULT_DURATION_MS } from "@/lib/conferences/time-fields";
import { db } from "@/lib/db/db";
import { conferencesFreshness } from "@/lib/mirror/refresh-conferences";
import type { Attention, FirstSteps, Home, HomeConference } from "./types";

const MAX_ITEMS = 6;
/** Failed invitations older than this show only on the imports' own pages (ms). */
const RECENT_MS = 7 * 86_400_000;
/** The activity entries that are searched for the first steps. */
const FIRST_ENTRIES = 200;

/** Returns what the home page shows, from the mirror; refreshes a stale list in the background. */
export async function getHome(projectId?: string): Promise<Home> {
  const { staff, project } = await requireCurrentProject("support", projectId);
  const { syncedAt } = await conferencesFreshness(project);
  const mayManage = allows(staff.role, "manager");
  const [upcoming, recent, attention, firstSteps] = await Promise.all([
    listUpcoming(project.id),
    listRecent(project.id),
    mayManage ? listAttention(project.id) : [],
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

/** Returns which first steps were taken in Foyer; null once the guide is no longer needed. */
async function readFirstSteps(projectId: string): Promise<FirstSteps | null> {
  const entries = await db()
    .selectFrom("activity")
    .select(["action", "after", "conference_code"])
    .where("project_id", "=", projectId)
    .where("outcome", "=", "done")
    .limit(FIRST_ENTRIES)
    .execute();
  // With this much activity nobody needs the guide.
  if (entries.length === FIRST_ENTRIES) return null;
  const created = entries.find(({ action }) => action === "conference.create");
  const invited = entries.find(({ action }) => action === "participant.invite");
  const copied = entries.some(
    ({ action, after }) =>
      action === "link.copy" ||
      action === "import.download" ||
      (action === "participant.invite" && after !== null && after.includes('"notify":true')),
  );
  if (invited && copied) return null;
  // A conference created outside Foyer can be used like any other.
  const existing = await conferences(projectId).limit(1).executeTakeFirst();
  return {
    created: existing !== undefined,
    invited: invited !== undefined,
    copied,
    code: invited?.conference_code ?? created?.conference_code ?? null,
  };
}

async function listAttention(projectId: string): Promise<Attention[]> {
  const now = Date.now();
  const [invitations, imports, expiring] = await Promise.all([
    db()
      .selectFrom("invitations as i")
      .innerJoin("conferences as c", (join) =>
        join.onRef("c.project_id", "=", "i.project_id").onRef("c.code", "=", "i.conference_code"),
      )
      .select((eb) => ["i.state", "c.code", "c.title", eb.fn.countAll<number>().as("count")])
      .where("i.project_id", "=", projectId)
      // Excludes links that a participant requested with Join: they press it again.
      .where("i.staff_id", "<>", "")
      .where("c.deleted_at", "is", null)
      .where((eb) =>
        eb.or([
          eb.and([eb("i.state", "=", "unknown"), eb("i.due_at", "is", null)]),
          eb.and([eb("i.state", "=", "failed"), eb("i.created_at", ">", now - RECENT_MS)]),
        ]),
      )
      .groupBy(["i.state", "c.code", "c.title"])
      .orderBy("count", "desc")
      .limit(MAX_ITEMS)
      .execute(),
    db()
      .selectFrom("imports as i")
      .innerJoin("conferences as c", (join) =>
        join.onRef("c.project_id", "=", "i.project_id").onRef("c.code", "=", "i.conference_code"),
      )
      .select(["i.id", "i.state", "c.title"])
      .where("i.project_id", "=", projectId)
      .where("i.state", "in", ["running", "paused", "prepared", "waiting"])
      .orderBy("i.created_at", "desc")
      .limit(MAX_ITEMS)
      .execute(),
    db()
      .selectFrom("conferences as c")
      .innerJoin("participants as p", (join) =>
        join.onRef("p.project_id", "=", "c.project_id").onRef("p.conference_code", "=", "c.code"),
      )
      .innerJoin("links as l", "l.id", "p.link_id")
      .innerJoin("projects as pr", "pr.id", "c.project_id")
      .select((eb) => ["c.code", "c.title", eb.fn.countAll<number>().as("count")])
      .where("c.project_id", "=", projectId)
      .where("c.deleted_at", "is", null)
      .where("c.starts_at", ">", now)
      // If a stored link has expired, Join makes a new one.
      .where("pr.personal_links", "=", 0)
      .where("p.revoked", "=", 0)
      .where("p.gone_at", "is", null)
      .whereRef("l.expires_at", "<", "c.starts_at")
      .groupBy(["c.code", "c.title", "c.starts_at"])
      .orderBy("c.starts_at")
      .limit(MAX_ITEMS)
      .execute(),
  ]);
  return [
    ...invitations.map(({ state, code, title, count }) => ({
      kind: state === "unknown" ? ("unknown" as const) : ("failed" as const),
      code,
      title,
      count: Number(count),
    })),
    ...expiring.map(({ code, title, count }) => ({
      kind: "expiring" as const,
      code,
      title,
      count: Number(count),
    })),
    ...imports.flatMap(({ id, state, title }) =>
      state === "running" || state === "paused" || state === "prepared" || state === "waiting"
        ? [{ kind: "import" as const, id, title, state }]
        : [],
    ),
  ];
}
