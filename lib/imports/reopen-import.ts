import type { Selectable, Transaction } from "kysely";
import type { SignedIn } from "@/lib/access/guard";
import { needsApproval } from "@/lib/approvals/needs-approval";
import type { Project } from "@/lib/connection/project";
import type { Database, ImportTable } from "@/lib/db/schema";
import { recordStart } from "./ledger-rows";

const COLUMNS = ["id", "project_id", "name", "mode", "state", "conference_code", "total"] as const;

type StoredImport = Pick<Selectable<ImportTable>, (typeof COLUMNS)[number]>;

/** Returns an import of the project with the columns that `reopen` needs; undefined for an unknown id. */
export function importToChange(
  tx: Transaction<Database>,
  project: Pick<Project, "id">,
  id: string,
): Promise<StoredImport | undefined> {
  return tx
    .selectFrom("imports")
    .select(COLUMNS)
    .where("id", "=", id)
    .where("project_id", "=", project.id)
    .executeTakeFirst();
}

/**
 * Runs a finished import again, in the name of the person who reopens it. A large import without approval
 * waits for it; otherwise corrected rows of a canceled import would skip the approval.
 */
export async function reopen(
  tx: Transaction<Database>,
  staff: SignedIn,
  stored: StoredImport,
  from: ImportTable["state"][],
): Promise<void> {
  const state = (await needsApproval(tx, stored)) ? "waiting" : "running";
  const reopened = await tx
    .updateTable("imports")
    .set({
      state,
      ended_at: null,
      staff_id: staff.id,
      staff_name: staff.name,
      session_id: staff.sessionId,
    })
    .where("id", "=", stored.id)
    .where("state", "in", from)
    .executeTakeFirst();
  if (state === "waiting" && reopened.numUpdatedRows > 0n) {
    await recordStart(tx, staff, { ...stored, state });
  }
}
