import type { Transaction } from "kysely";
import type { Database } from "@/lib/db/schema";

/**
 * Starts merging a list. Returns `first` if the list was never merged before, so that no difference counts as a
 * change. Returns `late` if a newer response was already merged, so that this one must be ignored. Blocks other
 * merges of this list until the transaction ends.
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

/** Returns true if the list was merged before. */
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
