import { isOutside } from "./is-external";
import type { ActivityRow } from "./types";

/** The headings of the activity as a table. */
export const HEAD = [
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

/** One row of the activity as a row of that table. */
export function cells(row: ActivityRow): string[] {
  const changes = row.changes.map(
    ({ field, before, after }) => `${field}: ${before ?? ""} → ${after ?? ""}`,
  );
  return [
    String(row.seq),
    new Date(row.at).toISOString(),
    row.staffName || (isOutside(row.action) ? "outside Foyer" : ""),
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
