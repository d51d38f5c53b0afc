import { requireRecentSignIn } from "@/lib/access/require-recent-sign-in";
import { makeRecoveryCodes } from "@/lib/access/two-step/recovery-codes";
import { record } from "@/lib/audit/record";
import { withTransaction } from "@/lib/db/transaction";
import { type ActionResult, fail, ok } from "@/lib/platform/result";
import type { RecoveryCodes } from "./schema";

/** Returns ten new recovery codes, once; the earlier ones stop working. */
export async function renewRecoveryCodes(): Promise<ActionResult<RecoveryCodes>> {
  const staff = await requireRecentSignIn("support");
  return withTransaction(async (tx): Promise<ActionResult<RecoveryCodes>> => {
    // Locks the row, so that it can't be turned off meanwhile.
    const on = await tx
      .updateTable("two_steps")
      .set((eb) => ({ last_step: eb.ref("last_step") }))
      .where("staff_id", "=", staff.id)
      .where("confirmed_at", "is not", null)
      .executeTakeFirst();
    if (on.numUpdatedRows === 0n) return fail("conflict");
    const codes = await makeRecoveryCodes(tx, staff.id);
    const entry = { staff, projectId: null, outcome: "done", subject: staff.email } as const;
    await record(tx, { ...entry, action: "profile.recovery-codes" });
    return ok({ codes });
  });
}
