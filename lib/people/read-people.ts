import { type SqlBool, sql } from "kysely";
import type { Project } from "@/lib/connection/project";
import { db } from "@/lib/db/db";
import { ROSTER_COLUMNS, withLinks } from "@/lib/mirror/read-participants";
import { timeSpan } from "@/lib/conferences/time-fields";
import { joinWindow } from "@/lib/personal-links/join-window";
import { withPersonalLinks } from "@/lib/personal-links/with-personal-links";
import type { Person, Membership } from "./types";

type SearchedProject = Pick<Project, "id" | "name" | "personalLinks" | "joinMinutes">;

/**
 * Returns the people with these addresses, in this order, each with up to `shown` conferences: those
 * with access first, then the latest.
 */
export async function readPeople(
  projects: SearchedProject[],
  keys: string[],
  shown: number,
): Promise<Person[]> {
  if (keys.length === 0) return [];
  const ranked = placesIn(projects)
    .select((eb) => [
      eb.fn
        .agg<number>("row_number")
        .over((over) =>
          over
            .partitionBy("participants.email_key")
            .orderBy("participants.revoked")
            .orderBy("participants.added", "desc")
            .orderBy("participants.code"),
        )
        .as("place"),
      eb.fn
        .countAll<number>()
        .over((over) => over.partitionBy("participants.email_key"))
        .as("count"),
    ])
    .where("participants.email_key", "in", keys);
  const rows = await db()
    .selectFrom(ranked.as("ranked"))
    .selectAll()
    .where("place", "<=", shown)
    .orderBy("place")
    .execute();
  const memberships = await membershipsOf(projects, rows);
  return keys.flatMap((key) => {
    const own = rows.flatMap((row, index) => (row.email_key === key ? [{ row, index }] : []));
    const [first] = own;
    if (!first) return [];
    return {
      key,
      email: first.row.email,
      name: own.find(({ row }) => row.name)?.row.name ?? "",
      memberships: own.flatMap(({ index }) => memberships[index] ?? []),
      count: Number(first.row.count),
    };
  });
}

/** Returns one participant with their conference; null if the code is unknown. */
export async function readMembership(
  projects: SearchedProject[],
  projectId: string,
  code: string,
): Promise<Membership | null> {
  const rows = await placesIn(projects)
    .where("participants.project_id", "=", projectId)
    .where("participants.code", "=", code)
    .execute();
  return (await membershipsOf(projects, rows))[0] ?? null;
}

function placesIn(projects: SearchedProject[]) {
  return db()
    .selectFrom("participants")
    .innerJoin("conferences", (join) =>
      join
        .onRef("conferences.project_id", "=", "participants.project_id")
        .onRef("conferences.code", "=", "participants.conference_code"),
    )
    .select([
      ...ROSTER_COLUMNS,
      "participants.project_id",
      "participants.conference_code",
      sql.ref<string>("conferences.title").as("conference"),
      "conferences.starts_at",
      "conferences.time_zone",
      "conferences.duration",
    ])
    .where("participants.gone_at", "is", null)
    .where("conferences.deleted_at", "is", null)
    .where(inProjects(projects.map(({ id }) => id)));
}

type Row = Parameters<typeof withLinks>[0][number] & {
  project_id: string;
  conference_code: string;
  conference: string;
  starts_at: number | null;
  time_zone: string | null;
  duration: number | null;
};

async function membershipsOf(projects: SearchedProject[], rows: Row[]): Promise<Membership[]> {
  const known = new Map(projects.map((project) => [project.id, project]));
  const participants = await withLinks(rows);
  return rows.flatMap((row, index) => {
    const participant = participants[index];
    const project = known.get(row.project_id);
    if (!participant || !project) return [];
    const [shown] = withPersonalLinks(project, [participant]);
    return {
      ...(shown ?? participant),
      projectId: project.id,
      project: projects.length > 1 ? project.name : null,
      conferenceCode: row.conference_code,
      conference: row.conference,
      ...(project.personalLinks && {
        joinWindow: joinWindow({
          span: timeSpan({
            startsAt: row.starts_at,
            timeZone: row.time_zone,
            duration: row.duration,
          }),
          hasDuration: row.duration !== null,
          joinMinutes: project.joinMinutes,
          moderator: participant.moderator,
        }),
      }),
    };
  });
}

/**
 * Matches participants of these projects. Uses an expression, because SQLite would use an index on the plain column
 * and read the whole project.
 */
export function inProjects(projectIds: string[]) {
  return sql<SqlBool>`participants.project_id || '' in (${sql.join(projectIds)})`;
}
