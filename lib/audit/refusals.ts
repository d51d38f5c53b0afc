import "server-only";
import { withTransaction } from "@/lib/db/transaction";
import { type ActivityEntry, type Actor, record } from "./record";

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/**
 * Records that a signed-in person was refused access (ASVS 16.3.2): at most once a minute for each person and
 * reason.
 */
export async function recordRefusedAccess(
  staff: Actor,
  errorCode: string,
  about: Pick<ActivityEntry, "subject" | "conferenceCode" | "after">,
): Promise<void> {
  const entry = { staff, projectId: null, action: "access.refuse", outcome: "refused" } as const;
  await recordOnce(`access ${staff.id} ${errorCode}`, { ...entry, ...about, errorCode });
}

/** Appends a refusal, unless an instance appended one with the same key within the last minute. */
export async function recordOnce(key: string, entry: ActivityEntry): Promise<void> {
  await withTransaction(async (tx) => {
    const now = Date.now();
    const first = await tx
      .insertInto("refusals")
      .values({ key, at: now })
      .onConflict((conflict) =>
        conflict
          .column("key")
          .doUpdateSet({ at: now })
          .where("refusals.at", "<=", now - MINUTE),
      )
      .returning("key")
      .executeTakeFirst();
    if (!first) return;
    await tx
      .deleteFrom("refusals")
      .where("at", "<", now - DAY)
      .execute();
    await record(tx, entry);
  });
}
