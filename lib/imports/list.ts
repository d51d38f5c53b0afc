import { requireCurrentProject } from "@/lib/access/resolve-project";
import { after, cursorAfter, type SortColumn, unpackCursor } from "@/lib/db/keyset";
import { countsOf, imports, summary } from "./import-summary";
import type { ImportPage } from "./types";

const PAGE_ROWS = 50;

const NEWEST: SortColumn[] = [
  { column: "imports.created_at", direction: "desc" },
  { column: "imports.id", direction: "desc" },
];

/**
 * Returns the imports of a project, newest first, including unfinished uploads. The default is the current
 * project.
 */
export async function listImports(cursor?: string, projectId?: string): Promise<ImportPage> {
  const { project } = await requireCurrentProject("support", projectId);
  const seen = unpackCursor(cursor, NEWEST.length);
  const listed = imports(project.id);
  const found = await (seen ? listed.where((eb) => after(eb, NEWEST, seen)) : listed)
    .orderBy("imports.created_at", "desc")
    .orderBy("imports.id", "desc")
    .limit(PAGE_ROWS + 1)
    .execute();
  const page = found.slice(0, PAGE_ROWS);
  const last = page.at(-1);
  const counts = await countsOf(page.map(({ id }) => id));
  return {
    rows: page.map((row) => summary(row, counts.get(row.id))),
    nextCursor:
      last && found.length > PAGE_ROWS
        ? cursorAfter({ "imports.created_at": last.created_at, "imports.id": last.id }, NEWEST)
        : null,
  };
}
