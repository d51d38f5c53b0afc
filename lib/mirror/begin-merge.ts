import type { Transaction } from "kysely";
import type { Database } from "@/lib/db/schema";

/**
 * Starts merging a list. Returns `first` if the mirror was never compared with this list, so that no
 * difference is a change, and `late` if a newer response was already merged, so that this one must be ignored.
 * No other merge of this list runs until the transaction ends.
 */
export async function beginMerge(
  tx: Transaction<Database>,
  projectId: string,
  key: string,
  order: number,
): Promise<"first" | "again" | "late"> {
  const first = !(await wasCompared(tx, projectId, key));
  await tx
    .insertInto("syncs")
    .values({ project_id: projectId, key, lease_until: 0 })
    .onConflict((conflict) => conflict.columns(["project_id", "key"]).doNothing())
    .execute();
  const started = await tx
    .updateTable("syncs")
    .set({ compared_order: order })
    .where("project_id", "=", projectId)
    .where("key", "=", key)
    .where((eb) => eb.or([eb("compared_order", "is", null), eb("compared_order", "<", order)]))
    .executeTakeFirst();
  if (Number(started.numUpdatedRows) === 0) return "late";
  return first ? "first" : "again";
}

/** Returns whether the mirror was ever compared with this list. */
export async function wasCompared(
  tx: Transaction<Database>,
  projectId: string,
  key: string,
): Promise<boolean> {
  const row = await tx
    .selectFrom("syncs")
    .select("compared_order")
    .where("project_id", "=", projectId)
    .where("key", "=", key)
    .executeTakeFirst();
  return row !== undefined && row.compared_order !== null;
}
