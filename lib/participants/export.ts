import { record } from "@/lib/audit/record";
import type { Download } from "@/lib/access/file-response";
import { findProject } from "@/lib/access/resolve-project";
import { readConference } from "@/lib/conferences/read-conference";
import type { Project } from "@/lib/connection/project";
import { withTransaction } from "@/lib/db/transaction";
import { readRows } from "@/lib/mirror/read-participants";
import { tableDownload, type TableFormat } from "@/lib/access/table-download";
import type { Cell } from "@/lib/platform/csv";
import { ROSTER_HEADINGS } from "./roster-headings";
import { sortedCodes } from "./roster-query";
import type { RosterParams } from "./schema";

/** Rows read at once: the file is streamed while it is built. */
const CHUNK = 500;

/**
 * Returns the roster with these filters as a file; null if the conference is unknown. Links are
 * credentials and never exported. The activity entry is written before the first row leaves.
 */
export async function exportParticipants(
  conferenceCode: string,
  params: RosterParams,
  format: TableFormat = "csv",
): Promise<Download | null> {
  const { staff, project } = await findProject("manager", { conference: conferenceCode });
  const conference = project && (await readConference(project, conferenceCode));
  if (!conference || conference.deleted) return null;
  const { title } = conference;
  const matching = await sortedCodes(project.id, conferenceCode, params).execute();
  const codes = matching.map(({ code }) => code);
  await withTransaction((tx) =>
    record(tx, {
      staff,
      projectId: project.id,
      action: "participant.export",
      subject: title,
      conferenceCode,
      after: { ...params, format, count: codes.length },
      outcome: "done",
    }),
  );
  const name = title.replace(/[\\/:*?"<>|\p{Cc}]+/gu, " ").trim() || "roster";
  return tableDownload({ name, sheet: "Participants", rows: table(project, codes) }, format);
}

async function* table(project: Project, codes: string[]): AsyncGenerator<Cell[][]> {
  yield [[...ROSTER_HEADINGS]];
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
