import { db } from "@/lib/db/db";

/** A call never takes this long: whoever was sending has been killed (ms). */
const ABANDONED = 60_000;

/**
 * Invitations that were being sent when their process was killed: their outcome is unknown. They
 * are never sent again by themselves; a person decides, after a look at the roster.
 */
export async function giveUpAbandoned(): Promise<void> {
  await db()
    .updateTable("invitations")
    .set({ state: "unknown", error_code: "unknown-outcome" })
    .where("state", "=", "sending")
    .where("started_at", "<", Date.now() - ABANDONED)
    .execute();
}
