import { db } from "@/lib/db/db";
import { after, cursorAfter, type SortColumn, unpackCursor } from "@/lib/db/keyset";
import { matches } from "@/lib/db/search-text";
import { shownMark } from "@/lib/mirror/external-changes/mark";
import { otherLayout } from "@/lib/platform/keyboard-layout";
import type { Project } from "@/lib/connection/project";
import type { Freshness } from "@/lib/mirror/refresh";
import { ConferenceDetails } from "./schema";
import type { Conference, ConferencePage } from "./types";
import type { ConferenceListParams } from "./schema";

const PAGE = 100;

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

/** One page of the mirror's conferences, without asking Boomstream. */
export async function readConferences(
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
        // Not counted yet sorts below none.
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

/** One conference of the mirror, deleted ones too; null where the code was never seen. */
export async function readConference(
  project: Pick<Project, "id">,
  code: string,
): Promise<Conference | null> {
  const row = await db()
    .selectFrom("conferences")
    .selectAll()
    .where("project_id", "=", project.id)
    .where("code", "=", code)
    .executeTakeFirst();
  if (!row) return null;
  return {
    projectId: project.id,
    code: row.code,
    title: row.title,
    description: row.description,
    participants: row.participant_count,
    outside: shownMark(row),
    folderCode: row.folder_code,
    details: row.details === null ? null : ConferenceDetails.parse(JSON.parse(row.details)),
    version: row.version,
    deleted: row.deleted_at !== null,
  };
}
