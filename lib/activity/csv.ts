import type { ActivityRow } from "./schema";

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

/** The first line of the file, with the mark by which spreadsheets know UTF-8. */
export const csvHead = `\uFEFF${HEAD.join(",")}\r\n`;

/** One row as a line of CSV (RFC 4180). */
export function csvLine(row: ActivityRow): string {
  const changes = row.changes.map(
    ({ field, before, after }) => `${field}: ${before ?? ""} → ${after ?? ""}`,
  );
  const values = [
    String(row.seq),
    new Date(row.at).toISOString(),
    row.staffName,
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
  return `${values.map(cell).join(",")}\r\n`;
}

/** What a spreadsheet would take for a formula gets an apostrophe in front (OWASP, CSV injection). */
function cell(value: string): string {
  const safe = /^[\s]*[=+\-@＝＋－＠]/.test(value) || /^[\t\r\n]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
