import { createHash } from "node:crypto";
import type { Selectable } from "kysely";
import type { ActivityTable } from "@/lib/db/schema";

type Row = Omit<Selectable<ActivityTable>, "hash">;

/**
 * The hash of a row of the activity: SHA-256 over the hash of the row before it (empty for the
 * first) and every one of its own values, in this order. Never change the order: old rows count.
 */
export function hashOf(previous: string, row: Row): string {
  const values = [
    previous,
    row.seq,
    row.id,
    row.at,
    row.staff_id,
    row.staff_name,
    row.session_id,
    row.project_id,
    row.action,
    row.conference_code,
    row.participant_code,
    row.subject,
    row.before,
    row.after,
    row.outcome,
    row.error_code,
  ];
  return createHash("sha256").update(JSON.stringify(values)).digest("hex");
}
