import { requireCurrentProject } from "@/lib/access/resolve-project";
import { db } from "@/lib/db/db";
import { after, cursorAfter, type SortColumn, unpackCursor } from "@/lib/db/keyset";
import { matches } from "@/lib/db/search-text";
import { shownMark } from "@/lib/mirror/external-changes/mark";
import { otherLayout } from "@/lib/platform/keyboard-layout";
import type { Project } from "@/lib/connection/project";
import { CONFERENCES } from "@/lib/mirror/conferences-key";
import { type Freshness, freshnessOf } from "@/lib/mirror/refresh";
import { syncConferences } from "@/lib/mirror/sync-conferences";
import { background, within } from "@/lib/platform/background";
import type { ConferencePage } from "./types";
import type { ConferenceListParams } from "./schema";

const PAGE = 100;

/** How long the first visit waits for a list that was never fetched (ms). */
const FIRST_FETCH = 3_000;

const ORDERS: Record<ConferenceListParams["sort"], SortColumn[]> = {
  title: [
    { column: "title_key", direction: "asc" },
    { column: "code", direction: "asc" },
  ],
  "-title": [
    { column: "title_key", direction: "desc" },
    { column: "code", direction: "asc" },
  ],
  participants: [
    { column: "participants", direction: "asc" },
    { column: "title_key", direction: "asc" },
    { column: "code", direction: "asc" },
  ],
  "-participants": [
    { column: "participants", direction: "desc" },
    { column: "title_key", direction: "asc" },
    { column: "code", direction: "asc" },
  ],
};

/**
 * Returns a page of the conferenceColumns list at once and refreshes a stale mirror in the background. Without
 * a project id, lists the current project.
 */
export async function listConferences(
  params: ConferenceListParams,
  cursor?: string,
  projectId?: string,
): Promise<ConferencePage> {
  const { project } = await requireCurrentProject("support", projectId);
  const known = await freshnessOf(project.id, CONFERENCES);
  if (known.attemptedAt === 0) {
    await within("first list of conferences", FIRST_FETCH, syncConferences(project));
    return readPage(project, params, cursor, await freshnessOf(project.id, CONFERENCES));
  }
  background("refresh conferences", syncConferences(project));
  return readPage(project, params, cursor, known);
}

/** Returns the same page after refreshing a stale mirror. */
export async function listFreshConferences(
  params: ConferenceListParams,
  cursor?: string,
  projectId?: string,
): Promise<ConferencePage> {
  const { project } = await requireCurrentProject("support", projectId);
  return readPage(project, params, cursor, await syncConferences(project));
}

async function readPage(
  project: Pick<Project, "id">,
  { q, sort }: ConferenceListParams,
  cursor: string | undefined,
  { syncedAt, problem }: Freshness,
): Promise<ConferencePage> {
  const existing = db()
    .selectFrom("conferences")
    .where("project_id", "=", project.id)
    .where("deleted_at", "is", null);
  const matching = existing.where((eb) =>
    eb.or([matches("search", q), matches("search", otherLayout(q))]),
  );
  const order = ORDERS[sort];
  const seen = unpackCursor(cursor, order.length);
  const sorted = db()
    .selectFrom(
      matching
        .select(["code", "title", "title_key", "description", "participant_count"])
        .select(["outside", "outside_at"])
        // Conferences not counted yet sort below empty ones.
        .select((eb) => eb.fn.coalesce("participant_count", eb.lit(-1)).as("participants"))
        .as("c"),
    )
    .selectAll();
  const paged = seen ? sorted.where((eb) => after(eb, order, seen)) : sorted;
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
    .select((eb) => eb.fn.countAll<number>().as("all"))
    .executeTakeFirstOrThrow();
  return {
    rows: page.map((row) => ({
      code: row.code,
      title: row.title,
      description: row.description,
      participants: row.participant_count,
      outside: shownMark(row),
    })),
    nextCursor: last && rows.length > PAGE ? cursorAfter(last, order) : null,
    total: Number(counted.total),
    all: Number(everything.all),
    freshness: { syncedAt, problem },
  };
}
