import { type SelectQueryBuilder, type SqlBool, sql } from "kysely";
import type { SignedIn } from "@/lib/access/guard";
import { type AuthorizedProject, requireCurrentProject } from "@/lib/access/resolve-project";
import { db } from "@/lib/db/db";
import type { Database } from "@/lib/db/schema";
import {
  after,
  ascending,
  cursorAfter,
  descending,
  type SortColumn,
  unpackCursor,
} from "@/lib/db/keyset";
import { matches } from "@/lib/db/search-text";
import { DEFAULT_DURATION_MS } from "./time-fields";
import { shownMark } from "@/lib/mirror/external-changes/mark";
import { otherLayout } from "@/lib/platform/keyboard-layout";
import type { Freshness } from "@/lib/mirror/refresh-lease";
import { conferencesFreshness, refreshConferences } from "@/lib/mirror/refresh-conferences";
import type { ConferencePage } from "./types";
import type { ConferenceListParams } from "./schema";

const PAGE = 100;

/** Conferences by time, undated ones last. */
const byTime = (order: typeof ascending): SortColumn[] => [
  ascending("undated"),
  order("starts"),
  ascending("title_key"),
  ascending("code"),
];

/** Pinned conferences first; by time, the nearest first. */
function orderOf({ sort, when }: ConferenceListParams): SortColumn[] {
  const [nearest, farthest] =
    when === "upcoming" ? [ascending, descending] : [descending, ascending];
  const order =
    sort === "starts" ? byTime(nearest) : sort === "-starts" ? byTime(farthest) : ORDERS[sort];
  return [descending("pinned"), ...order];
}

const ORDERS: Record<Exclude<ConferenceListParams["sort"], "starts" | "-starts">, SortColumn[]> = {
  title: [ascending("title_key"), ascending("code")],
  "-title": [descending("title_key"), ascending("code")],
  participants: [ascending("participants"), ascending("title_key"), ascending("code")],
  "-participants": [descending("participants"), ascending("title_key"), ascending("code")],
};

/**
 * Returns a page of the mirrored list at once and refreshes a stale mirror in the background. Without
 * a project id, lists the current project.
 */
export async function listConferences(
  params: ConferenceListParams,
  cursor?: string,
  projectId?: string,
): Promise<ConferencePage> {
  const { staff, project } = await requireCurrentProject("support", projectId);
  return readPage(staff, project, params, cursor, await conferencesFreshness(project));
}

/** Returns the same page after refreshing a stale mirror. */
export async function listFreshConferences(
  params: ConferenceListParams,
  cursor?: string,
  projectId?: string,
): Promise<ConferencePage> {
  const { staff, project } = await requireCurrentProject("support", projectId);
  return readPage(staff, project, params, cursor, await refreshConferences(project));
}

async function readPage(
  staff: SignedIn,
  project: AuthorizedProject,
  params: ConferenceListParams,
  cursor: string | undefined,
  { syncedAt, problem }: Freshness,
): Promise<ConferencePage> {
  const existing = db()
    .selectFrom("conferences")
    .where("project_id", "=", project.id)
    .where("deleted_at", "is", null);
  const matching = filtered(existing, params);
  const order = orderOf(params);
  const start = unpackCursor(cursor, order.length);
  const sorted = withSortColumns(matching, staff.id);
  const paged = start ? sorted.where((eb) => after(eb, order, start)) : sorted;
  const rows = await order
    .reduce(
      (query, { column, direction }) => query.orderBy(db().dynamic.ref(column), direction),
      paged,
    )
    .limit(PAGE + 1)
    .execute();
  const page = rows.slice(0, PAGE);
  const last = page.at(-1);
  const counted = await matching
    .select((eb) => eb.fn.countAll<number>().as("total"))
    .executeTakeFirstOrThrow();
  const everything = await existing
    .select((eb) => [
      eb.fn.countAll<number>().as("all"),
      eb.fn.count<number>("starts_at").as("dated"),
    ])
    .executeTakeFirstOrThrow();
  return {
    rows: page.map((row) => ({
      code: row.code,
      title: row.title,
      description: row.description,
      startsAt: row.starts_at,
      timeZone: row.time_zone,
      duration: row.duration,
      participants: row.participant_count,
      outside: shownMark(row),
      pinned: Number(row.pinned) === 1,
    })),
    nextCursor: last && rows.length > PAGE ? cursorAfter(last, order) : null,
    total: Number(counted.total),
    all: Number(everything.all),
    dated: Number(everything.dated) > 0,
    freshness: { syncedAt, problem },
  };
}

type Conferences = SelectQueryBuilder<Database, "conferences", object>;

/** Limits the conferences to the search and the period. */
function filtered(existing: Conferences, { q, when }: ConferenceListParams): Conferences {
  const found = existing.where((eb) =>
    eb.or([matches("search", q), matches("search", otherLayout(q))]),
  );
  if (when === "all") return found;
  const ended = sql<SqlBool>`(starts_at is not null and
    starts_at + coalesce(duration * 1000, ${DEFAULT_DURATION_MS}) < ${Date.now()})`;
  return found.where(when === "past" ? ended : sql<SqlBool>`not ${ended}`);
}

/** Selects the conferences with the columns of the sort orders, among them whether the person pinned them. */
function withSortColumns(matching: Conferences, staffId: string) {
  return db()
    .selectFrom(
      matching
        .select(["code", "title", "title_key", "description", "participant_count"])
        .select(["outside", "outside_at", "starts_at", "time_zone", "duration"])
        .select((eb) => [
          // Conferences that were not counted yet sort below empty ones.
          eb.fn.coalesce("participant_count", eb.lit(-1)).as("participants"),
          eb.fn.coalesce("starts_at", eb.lit(0)).as("starts"),
          sql<number>`case when starts_at is null then 1 else 0 end`.as("undated"),
          sql<number>`case when exists (
            select 1 from pins
            where pins.staff_id = ${staffId} and pins.project_id = conferences.project_id
              and pins.conference_code = conferences.code
          ) then 1 else 0 end`.as("pinned"),
        ])
        .as("c"),
    )
    .selectAll();
}
