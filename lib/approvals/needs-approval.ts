import type { Kysely } from "kysely";
import type { Database } from "@/lib/db/schema";

/** Returns the number of rows or links above which a second person must approve; null: no limit. */
export async function approvalLimit(connection: Kysely<Database>): Promise<number | null> {
  const row = await connection
    .selectFrom("settings")
    .select("value")
    .where("name", "=", "approval-rows")
    .executeTakeFirst();
  return row && /^\d+$/.test(row.value) ? Number(row.value) : null;
}

/** Returns true if an import can't start before a second person approved it. */
export async function needsApproval(
  tx: Kysely<Database>,
  run: { id: string; total: number },
): Promise<boolean> {
  const limit = await approvalLimit(tx);
  if (limit === null || run.total <= limit) return false;
  const approved = await tx
    .selectFrom("approvals")
    .select("id")
    .where("import_id", "=", run.id)
    .where("state", "=", "approved")
    .executeTakeFirst();
  return approved === undefined;
}
