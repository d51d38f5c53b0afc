import type { Selectable } from "kysely";
import { db } from "@/lib/db/db";
import type { ImportTable } from "@/lib/db/schema";
import type { Counts, ImportSummary } from "./types";

/** Returns a query of a project's imports with the titles of their conferences. */
export function imports(projectId: string) {
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

/** Returns the counts of an import without rows. */
export const none = (): Counts => ({
  planned: 0,
  sending: 0,
  sent: 0,
  failed: 0,
  unknown: 0,
  skipped: 0,
});

/** Returns the row counts of these imports by outcome. */
export async function countsOf(ids: string[]): Promise<Map<string, Counts>> {
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

/** Returns the summary of an import for lists. */
export function summary(
  row: Selectable<ImportTable> & { title: string | null },
  counts = none(),
): ImportSummary {
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
