import type { Selectable, Transaction } from "kysely";
import type { SignedIn } from "@/lib/access/guard";
import { needsApproval } from "@/lib/approvals/limit";
import type { Database, ImportTable } from "@/lib/db/schema";
import { recordStart } from "./ledger-rows";

type Run = Pick<
  Selectable<ImportTable>,
  "id" | "project_id" | "conference_code" | "name" | "mode" | "total"
>;

/**
 * Runs an import that ended again, under the name of the person who reopens it. A large one that nobody has
 * approved waits: canceled rows that are fixed would go out otherwise.
 */
export async function reopen(
  tx: Transaction<Database>,
  staff: SignedIn,
  run: Run,
  from: ImportTable["state"][],
): Promise<void> {
  const state = (await needsApproval(tx, run)) ? "waiting" : "running";
  const reopened = await tx
    .updateTable("imports")
    .set({
      state,
      ended_at: null,
      staff_id: staff.id,
      staff_name: staff.name,
      session_id: staff.sessionId,
    })
    .where("id", "=", run.id)
    .where("state", "in", from)
    .executeTakeFirst();
  if (state === "waiting" && reopened.numUpdatedRows > 0n) {
    await recordStart(tx, staff, { ...run, state });
  }
}
