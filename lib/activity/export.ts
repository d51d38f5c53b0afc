import { requireStaff } from "@/lib/access/guard";
import type { Download } from "@/lib/access/file-response";
import { record } from "@/lib/audit/record";
import { withTransaction } from "@/lib/db/transaction";
import { tableDownload, type TableFormat } from "@/lib/access/table-download";
import { requestTimeZone } from "@/lib/preferences/time-zone";
import { readRows, type Scope } from "./list";
import type { ActivityParams } from "./schema";
import { type ActivityRow, isExternal } from "./types";

/** Rows per query while the file is sent. */
const BATCH = 500;

/** Returns the matching activity as a file, read while it is sent. Records the export first. */
export async function exportActivity(
  params: ActivityParams,
  format: TableFormat = "csv",
): Promise<Download> {
  const staff = await requireStaff("administrator");
  const scope = { timeZone: await requestTimeZone() };
  const filters = Object.entries(params).filter(([, value]) => value !== "" && value !== "all");
  await withTransaction((tx) =>
    record(tx, {
      staff,
      projectId: null,
      action: "activity.export",
      outcome: "done",
      subject: "",
      after: { ...Object.fromEntries(filters), format },
    }),
  );
  const name = `foyer-activity-${new Date().toISOString().slice(0, 10)}`;
  return tableDownload({ name, sheet: "Activity", rows: table(params, scope) }, format);
}

async function* table(params: ActivityParams, scope: Scope): AsyncGenerator<string[][]> {
  yield [HEAD];
  for (let before: number | null = null; ;) {
    const rows: ActivityRow[] = await readRows(params, scope, before, BATCH);
    yield rows.map(cells);
    before = rows.at(-1)?.seq ?? before;
    if (rows.length < BATCH) return;
  }
}

const HEAD = [
  "number",
  "time",
  "staff",
  "action",
  "outcome",
  "error",
  "subject",
  "conference",
  "conference code",
  "participant code",
  "changes",
  "session",
];

function cells(row: ActivityRow): string[] {
  const changes = row.changes.map(
    ({ field, before, after }) => `${field}: ${before ?? ""} → ${after ?? ""}`,
  );
  return [
    String(row.seq),
    new Date(row.at).toISOString(),
    row.staffName || (isExternal(row.action) ? "outside Foyer" : ""),
    row.action,
    row.outcome,
    row.errorCode ?? "",
    row.subject,
    row.conferenceTitle ?? "",
    row.conferenceCode ?? "",
    row.participantCode ?? "",
    changes.join("; "),
    row.sessionId ?? "",
  ];
}
