import { db } from "@/lib/db/db";
import { ensureHeartbeat, instanceId } from "@/lib/db/heartbeat";
import { ownerEnded } from "@/lib/db/owner-ended";
import { inFlight } from "@/lib/delivery/in-flight";
import { type ClaimedMail, endMail } from "./claim";

/** Rows recovered in one run. */
const BATCH = 200;

/**
 * Ends rows whose process ended while it was sending them: whether the server took them is unknown, so
 * only a person may have them sent again. A row that this process is sending is left alone.
 */
export async function recoverAbandonedMail(): Promise<void> {
  await ensureHeartbeat();
  const abandoned = await sending().where(ownerEnded("outgoing_mail")).execute();
  const own = await sending().where("instance_id", "=", instanceId()).execute();
  // The database may have failed this process between a claim and its end.
  for (const row of [...abandoned, ...(await inFlight("mail").without(own))])
    await recoverMail(row);
}

/** Ends one row whose outcome could not be written. */
export async function recoverMail(row: ClaimedMail): Promise<void> {
  await endMail(row, { state: "unknown", response: "" });
}

function sending() {
  return db().selectFrom("outgoing_mail").selectAll().where("state", "=", "sending").limit(BATCH);
}
