import type { Kysely, Transaction } from "kysely";
import type { Database } from "@/lib/db/schema";
import { rosterKey } from "@/lib/platform/live-topics";

/** Stores the number of participants with access, so that lists need not count. */
export async function countParticipants(
  tx: Transaction<Database>,
  projectId: string,
  conferenceCode: string,
): Promise<void> {
  await tx
    .updateTable("conferences")
    .set((eb) => ({
      participant_count: eb
        .selectFrom("participants")
        .select((count) => count.fn.countAll<number>().as("n"))
        .where("project_id", "=", projectId)
        .where("conference_code", "=", conferenceCode)
        .where("revoked", "=", 0)
        .where("gone_at", "is", null),
    }))
    .where("project_id", "=", projectId)
    .where("code", "=", conferenceCode)
    .execute();
}

/** Counts for conferences whose roster was read before the conference itself was known. */
export async function countNewConferences(
  tx: Transaction<Database>,
  projectId: string,
): Promise<void> {
  const uncounted = await tx
    .selectFrom("conferences")
    .innerJoin("syncs", (join) =>
      join
        .onRef("syncs.project_id", "=", "conferences.project_id")
        .on((eb) =>
          eb("syncs.key", "=", eb(eb.val(rosterKey("")), "||", eb.ref("conferences.code"))),
        ),
    )
    .select("conferences.code")
    .where("conferences.project_id", "=", projectId)
    .where("participant_count", "is", null)
    .where("compared_order", "is not", null)
    .execute();
  for (const { code } of uncounted) await countParticipants(tx, projectId, code);
}

/** Returns the stored count; null if never counted. */
export async function storedCount(
  connection: Kysely<Database>,
  projectId: string,
  conferenceCode: string,
): Promise<number | null> {
  const row = await connection
    .selectFrom("conferences")
    .select("participant_count")
    .where("project_id", "=", projectId)
    .where("code", "=", conferenceCode)
    .executeTakeFirst();
  return row?.participant_count ?? null;
}
