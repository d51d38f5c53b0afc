import type { Transaction } from "kysely";
import type { Database } from "@/lib/db/schema";

/** Skips the unsent rows of a canceled import. `at` is in ms since 1970. */
export async function skipPlannedRows(
  tx: Transaction<Database>,
  importId: string,
  at: number,
): Promise<void> {
  await tx
    .updateTable("invitations")
    .set({ state: "skipped", skip_reason: "cancelled", ended_at: at })
    .where("import_id", "=", importId)
    .where("state", "=", "planned")
    .execute();
}
