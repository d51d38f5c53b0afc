import type { Transaction } from "kysely";
import type { Database } from "@/lib/db/schema";

/** Removes a person's two-step verification and recovery codes. Returns true if it was on. */
export async function removeTwoSteps(tx: Transaction<Database>, staffId: string): Promise<boolean> {
  const removed = await tx
    .deleteFrom("two_steps")
    .where("staff_id", "=", staffId)
    .returning("confirmed_at")
    .executeTakeFirst();
  await tx.deleteFrom("recovery_codes").where("staff_id", "=", staffId).execute();
  return removed !== undefined && removed.confirmed_at !== null;
}
