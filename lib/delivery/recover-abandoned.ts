import { sql, type UpdateQueryBuilder, type UpdateResult } from "kysely";
import type { Database } from "@/lib/db/schema";
import { db, isPostgres } from "@/lib/db/db";
import { env } from "@/lib/platform/env";
import { firstBeat, instanceId, SILENCE } from "@/lib/db/heartbeat";

/** Waiting for its turn, finding out the road, and the call itself: each ends by the time-out. */
const LONGEST_CALLS = 3;

/**
 * Rows that were being sent when their process was killed. An invitation's outcome is unknown: one of
 * an import is looked for on the roster, a single one is a person's decision. Setting a role or
 * taking access away may be done twice, so that is simply planned again.
 */
export async function recoverAbandonedRows(): Promise<void> {
  await firstBeat();
  const now = Date.now();
  const abandoned = () =>
    db()
      .updateTable("invitations")
      .where("state", "=", "sending")
      .where((eb) =>
        eb.or([
          // A live process loses a row only where its database failed it.
          eb("started_at", "<", now - LONGEST_CALLS * env().boomstream.timeoutMs - SILENCE),
          isPostgres()
            ? eb.and([
                eb("started_at", "<", now - SILENCE),
                eb.not(
                  eb.exists(
                    eb
                      .selectFrom("instances")
                      .select("instances.id")
                      .whereRef("instances.id", "=", "invitations.instance_id")
                      .where("instances.beat_at", ">", now - SILENCE),
                  ),
                ),
              ])
            : // One process holds the folder: whoever else was sending is gone.
              eb(eb.fn.coalesce("instance_id", eb.val("")), "<>", instanceId()),
        ]),
      );
  await giveUp(abandoned);
}

/** A row whose sending broke off in this process, so that it is not known what became of it. */
export async function markRowUnknown(id: string, startedAt: number | null): Promise<void> {
  await giveUp(() =>
    db()
      .updateTable("invitations")
      .where("state", "=", "sending")
      .where("id", "=", id)
      .where("started_at", "=", startedAt),
  );
}

type Rows = UpdateQueryBuilder<Database, "invitations", "invitations", UpdateResult>;

async function giveUp(rows: () => Rows): Promise<void> {
  await rows()
    .where("kind", "in", ["update", "revoke"])
    .set({ state: "planned", due_at: null })
    .execute();
  await rows()
    .set({
      state: "unknown",
      error_code: "unknown-outcome",
      lost: "cut",
      due_at: sql<
        number | null
      >`case when import_id is null then null else cast(${Date.now()} as bigint) end`,
    })
    .execute();
}
