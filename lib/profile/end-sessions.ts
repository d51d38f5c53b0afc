import { record } from "@/lib/audit/record";
import { requireStaff } from "@/lib/access/guard";
import { sessionToken } from "@/lib/access/cookies";
import { endSessionsOf } from "@/lib/access/sessions";
import { withTransaction } from "@/lib/db/transaction";
import { type ActionResult, fail, ok } from "@/lib/platform/result";

/** Ends one of the person's own sessions. */
export async function endOwnSession({ id }: { id: string }): Promise<ActionResult<null>> {
  const staff = await requireStaff("support");
  return withTransaction(async (tx): Promise<ActionResult<null>> => {
    const ended = await tx
      .updateTable("sessions")
      .set({ ended_at: Date.now() })
      .where("id", "=", id)
      .where("staff_id", "=", staff.id)
      .where("ended_at", "is", null)
      .executeTakeFirst();
    if (ended.numUpdatedRows === 0n) return fail("not-found");
    const entry = { staff, projectId: null, subject: staff.email, outcome: "done" as const };
    await record(tx, { ...entry, action: "session.end" });
    return ok(null);
  });
}

/** Ends all of the person's sessions, the current one too. Returns how many ended. */
export async function signOutEverywhere(): Promise<ActionResult<{ ended: number }>> {
  const staff = await requireStaff("support");
  const ended = await withTransaction(async (tx) => {
    const count = await endSessionsOf(tx, staff.id);
    const entry = { staff, projectId: null, subject: staff.email, outcome: "done" as const };
    await record(tx, { ...entry, action: "session.end-all", after: { ended: count } });
    return count;
  });
  await sessionToken.delete();
  return ok({ ended });
}
