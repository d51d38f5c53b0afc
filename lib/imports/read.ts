import { db } from "@/lib/db/db";
import { after, cursorAfter, type SortColumn, unpackCursor } from "@/lib/db/keyset";
import type { ImportTable } from "@/lib/db/schema";
import { isErrorCode } from "@/lib/platform/errors";
import type { Project } from "@/lib/connection/project";
import type { Counts, ImportPage, ImportProgress, ImportSummary } from "./types";

const PAGE = 50;
/** The rate is told over so long (ms). */
const WINDOW = 30_000;

const NEWEST: SortColumn[] = [
  { column: "imports.created_at", direction: "desc" },
  { column: "imports.id", direction: "desc" },
];

function imports(projectId: string) {
  return db()
    .selectFrom("imports")
    .leftJoin("conferences", (join) =>
      join
        .onRef("conferences.project_id", "=", "imports.project_id")
        .onRef("conferences.code", "=", "imports.conference_code"),
    )
    .selectAll("imports")
    .select("conferences.title")
    .where("imports.project_id", "=", projectId);
}

/** The imports of a project, newest first; those whose rows have not all arrived among them. */
export async function readImports(
  project: Pick<Project, "id">,
  cursor: string | undefined,
): Promise<ImportPage> {
  const seen = unpackCursor(cursor, NEWEST.length);
  const listed = imports(project.id);
  const found = await (seen ? listed.where((eb) => after(eb, NEWEST, seen)) : listed)
    .orderBy("imports.created_at", "desc")
    .orderBy("imports.id", "desc")
    .limit(PAGE + 1)
    .execute();
  const page = found.slice(0, PAGE);
  const last = page.at(-1);
  const counts = await countsOf(page.map(({ id }) => id));
  return {
    rows: page.map((row) => summary(row, counts.get(row.id))),
    nextCursor:
      last && found.length > PAGE
        ? cursorAfter({ "imports.created_at": last.created_at, "imports.id": last.id }, NEWEST)
        : null,
  };
}

/** One import and how it gets on; null where there is none. */
export async function readProgress(
  project: Pick<Project, "id">,
  id: string,
): Promise<ImportProgress | null> {
  const row = await imports(project.id).where("imports.id", "=", id).executeTakeFirst();
  if (!row) return null;
  const counts = (await countsOf([id])).get(id) ?? none();
  const now = Date.now();
  const since = Math.max(now - WINDOW, row.started_at ?? now);
  const count = (query: ReturnType<typeof rows>) =>
    query
      .select((eb) => eb.fn.countAll<number>().as("n"))
      .executeTakeFirstOrThrow()
      .then(({ n }) => Number(n));
  const ended = await count(
    rows(id).where("ended_at", ">", since).where("state", "in", ["sent", "failed"]),
  );
  const checking = await count(
    rows(id).where("state", "=", "unknown").where("due_at", "is not", null),
  );
  const links = await count(rows(id).innerJoin("links", "links.id", "invitations.id"));
  const rate = ended === 0 ? 0 : (ended * 1000) / Math.max(now - since, 1_000);
  const left = counts.planned + counts.sending + checking;
  const waits = row.state === "running" && row.retry_at !== null;
  return {
    ...summary(row, counts),
    rate: row.state === "running" ? rate : 0,
    secondsLeft: row.state === "running" && rate > 0 ? Math.ceil(left / rate) : null,
    problem: waits && isErrorCode(row.problem) ? row.problem : null,
    retryAt: waits ? row.retry_at : null,
    checking,
    links,
  };
}

function rows(importId: string) {
  return db().selectFrom("invitations").where("invitations.import_id", "=", importId);
}

const none = (): Counts => ({ planned: 0, sending: 0, sent: 0, failed: 0, unknown: 0, skipped: 0 });

async function countsOf(ids: string[]): Promise<Map<string, Counts>> {
  const counts = new Map(ids.map((id) => [id, none()]));
  if (ids.length === 0) return counts;
  const found = await db()
    .selectFrom("invitations")
    .select((eb) => ["import_id", "state", eb.fn.countAll<number>().as("n")])
    .where("import_id", "in", ids)
    .groupBy(["import_id", "state"])
    .execute();
  for (const { import_id, state, n } of found) {
    const one = counts.get(import_id ?? "");
    if (one) one[state] = Number(n);
  }
  return counts;
}

function summary(row: ImportTable & { title: string | null }, counts = none()): ImportSummary {
  return {
    id: row.id,
    conferenceCode: row.conference_code,
    conferenceTitle: row.title ?? row.conference_code,
    mode: row.mode,
    name: row.name,
    state: row.state,
    staffName: row.staff_name,
    createdAt: row.created_at,
    startedAt: row.started_at,
    endedAt: row.ended_at,
    total: row.total,
    counts,
  };
}
