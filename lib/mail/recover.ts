import { db } from "@/lib/db/db";
import { ensureHeartbeat, instanceId } from "@/lib/db/heartbeat";
import { ownerEnded } from "@/lib/db/owner-ended";
import { inFlight } from "@/lib/delivery/in-flight";
import type { ClaimedMail } from "./claim";
import { finishMail } from "./finish";

/** Maximum number of rows per run. */
const BATCH = 200;

/**
 * Marks rows of stopped processes as unknown, because the server may have accepted them. Only a person can
 * send them again. Skips rows that this process is sending.
 */
export async function recoverAbandonedMail(): Promise<void> {
  await ensureHeartbeat();
  const abandoned = await sending().where(ownerEnded("outgoing_mail")).execute();
  const own = await sending().where("instance_id", "=", instanceId()).execute();
  // A claim may have succeeded although its result was lost.
  for (const row of [...abandoned, ...(await inFlight("mail").without(own))])
    await recoverMail(row);
}

/** Marks one row as unknown whose result could not be stored. */
export async function recoverMail(row: ClaimedMail): Promise<void> {
  await finishMail(row, { state: "unknown", response: "" });
}

function sending() {
  return db().selectFrom("outgoing_mail").selectAll().where("state", "=", "sending").limit(BATCH);
}
