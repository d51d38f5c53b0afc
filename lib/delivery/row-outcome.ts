import type { ActivityEntry } from "@/lib/audit/record";
import type { Settling } from "./record-outcome";
import type { Claimed, Run } from "./claim";

/** Who began the import: its rows are theirs in the activity. */
export function actor(
  run: Pick<Run, "staff_id" | "staff_name" | "session_id">,
): ActivityEntry["staff"] {
  return { id: run.staff_id, name: run.staff_name, sessionId: run.session_id };
}

/** A row as `settle` takes it. */
export function settlingOf(row: Claimed): Settling {
  return {
    ...row,
    moderator: row.moderator === 1,
    notify: row.notify === 1,
    importId: row.import_id,
  };
}

/** A first invitation, sent only where nobody has the address: there is nobody to note before it. */
export function isFirst(row: Pick<Claimed, "kind" | "again">): boolean {
  return row.kind === "invite" && row.again === 0;
}
