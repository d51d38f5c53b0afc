import type { UpdateQueryBuilder, UpdateResult } from "kysely";
import { databaseNow } from "@/lib/db/clock";
import { db } from "@/lib/db/db";
import { registerInstance, instanceId } from "@/lib/db/heartbeat";
import { ownerEnded } from "@/lib/db/owner-ended";
import type { Database } from "@/lib/db/schema";
import type { Claim } from "./claim";
import { inFlight } from "./in-flight";

/**
 * Recovers rows whose process ended while it was sending them. The outcome of an invitation is then unknown:
 * for an import the roster is read back, a single invitation waits for a person. Updates and revocations are
 * idempotent, so they are planned again. Skips rows that this process is sending, whatever the clocks show.
 */
export async function recoverAbandonedRows(): Promise<void> {
  await registerInstance();
  await recover(
    () =>
      db()
        .updateTable("invitations")
        .where("state", "=", "sending")
        .where(ownerEnded("invitations")),
    "abandoned",
  );
  const own = await db()
    .selectFrom("invitations")
    .select(["id", "epoch"])
    .where("state", "=", "sending")
    .where("instance_id", "=", instanceId())
    .execute();
  // The database may have failed between a claim and its outcome.
  for (const row of await inFlight("invitations").without(own)) await recoverRow(row);
}

/** Recovers one row of this process whose outcome could not be written. */
export async function recoverRow({ id, epoch }: Claim): Promise<void> {
  await recover(
    () =>
      db()
        .updateTable("invitations")
        .where("state", "=", "sending")
        .where("id", "=", id)
        .where("epoch", "=", epoch),
    "cut",
  );
}

type Rows = UpdateQueryBuilder<Database, "invitations", "invitations", UpdateResult>;

async function recover(rows: () => Rows, lost: "abandoned" | "cut"): Promise<void> {
  await rows()
    .where("kind", "in", ["update", "revoke"])
    .set({ state: "planned", due_at: null })
    .execute();
  await rows()
    .set((eb) => ({
      state: "unknown",
      error_code: "unknown-outcome",
      lost,
      due_at: eb.case().when("import_id", "is", null).then(null).else(databaseNow()).end(),
    }))
    .execute();
}
