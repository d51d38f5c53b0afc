import type { Transaction } from "kysely";
import type { Database } from "@/lib/db/schema";

/**
 * Begins comparing the mirror with a list that was asked for at this time. `first`: there was nothing
 * to compare with, so nothing in it is news. `late`: a newer one was compared meanwhile; leave this
 * one. Until the transaction ends nobody else compares this list.
 */
export async function beginMerge(
  tx: Transaction<Database>,
  projectId: string,
  key: string,
  askedAt: number,
): Promise<"first" | "again" | "late"> {
  const first = await comparedAt(tx, projectId, key).then((at) => at === null);
  await tx
    .insertInto("syncs")
    .values({ project_id: projectId, key, lease_until: 0 })
    .onConflict((conflict) => conflict.columns(["project_id", "key"]).doNothing())
    .execute();
  const begun = await tx
    .updateTable("syncs")
    .set({ compared_at: askedAt })
    .where("project_id", "=", projectId)
    .where("key", "=", key)
    .where((eb) => eb.or([eb("compared_at", "is", null), eb("compared_at", "<", askedAt)]))
    .executeTakeFirst();
  if (Number(begun.numUpdatedRows) === 0) return "late";
  return first ? "first" : "again";
}

/** When the newest list was asked for that the mirror was compared with; null: none was yet. */
export async function comparedAt(
  tx: Transaction<Database>,
  projectId: string,
  key: string,
): Promise<number | null> {
  const row = await tx
    .selectFrom("syncs")
    .select("compared_at")
    .where("project_id", "=", projectId)
    .where("key", "=", key)
    .executeTakeFirst();
  return row?.compared_at ?? null;
}
