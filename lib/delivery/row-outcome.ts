import type { ActivityEntry } from "@/lib/audit/record";
import type { Attempt } from "./record-outcome";
import type { Claimed, Run } from "./claim";

/** Who began the import: its rows are theirs in the activity. */
export function actorOf(
  run: Pick<Run, "staff_id" | "staff_name" | "session_id">,
): ActivityEntry["staff"] {
  return { id: run.staff_id, name: run.staff_name, sessionId: run.session_id };
}

/** A row as `recordOutcome` takes it. */
export function attemptOf(row: Claimed): Attempt {
  return {
    ...row,
    moderator: row.moderator === 1,
    notify: row.notify === 1,
    importId: row.import_id,
  };
}

/** A first invitation, sent only where nobody has the address: there is nobody to note before it. */
export function isFirstInvitation(row: Pick<Claimed, "kind" | "again">): boolean {
  return row.kind === "invite" && row.again === 0;
}
