import { record } from "@/lib/audit/record";
import type { SignedIn } from "@/lib/access/guard";
import { withTransaction } from "@/lib/db/transaction";
import type { Project } from "@/lib/connection/project";
import { type Cell, csv } from "@/lib/platform/csv";
import { readRows } from "@/lib/mirror/participants";

/** Rows read at once: the file goes out while it is being made. */
const CHUNK = 500;
/** So that spreadsheets take the file for Unicode. */

/** What is exported, for the activity. */
export type Exported = { conferenceCode: string; title: string; filter: Record<string, string> };

/**
 * These participants as a CSV file, piece by piece. Links are not among it: they are credentials.
 * That somebody took the list is recorded before the first row leaves.
 */
export async function exportCsv(
  staff: SignedIn,
  project: Project,
  codes: string[],
  { conferenceCode, title, filter }: Exported,
): Promise<AsyncIterable<Uint8Array>> {
  await withTransaction((tx) =>
    record(tx, {
      staff,
      projectId: project.id,
      action: "participant.export",
      subject: title,
      conferenceCode,
      after: { ...filter, count: codes.length },
      outcome: "done",
    }),
  );
  return csv(table(project, codes));
}

async function* table(project: Project, codes: string[]): AsyncGenerator<Cell[][]> {
  yield [["Name", "Email", "Role", "Status", "Added", "Code", "Link expires"]];
  for (let from = 0; from < codes.length; from += CHUNK) {
    const rows = await readRows(project, codes.slice(from, from + CHUNK));
    yield rows.map((row) => [
      row.name,
      row.email,
      row.moderator ? "moderator" : "participant",
      row.status,
      row.added,
      row.code,
      expiry(row.link),
    ]);
  }
}

function expiry(link: { expiresAt: number | null } | null): string {
  if (link === null) return "unknown";
  return link.expiresAt === null ? "never" : new Date(link.expiresAt).toISOString();
}
