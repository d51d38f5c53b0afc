import type { SignedIn } from "@/lib/access/guard";
import { withTransaction } from "@/lib/db/transaction";
import { type ActionResult, fail, ok } from "@/lib/platform/result";
import { note } from "./own";
import { makeRecoveryCodes } from "@/lib/access/two-step/recovery-codes";
import type { ConfirmTwoSteps, RecoveryCodes } from "./schema";
import { openSecret } from "@/lib/access/two-step/sealed-secret";
import { stepOf } from "@/lib/access/two-step/totp";

/** Turns the second step on with a right code of the app; that code is used up by it. */
export async function confirm(
  staff: SignedIn,
  { code }: ConfirmTwoSteps,
): Promise<ActionResult<RecoveryCodes>> {
  return withTransaction(async (tx): Promise<ActionResult<RecoveryCodes>> => {
    const row = await tx
      .selectFrom("two_steps")
      .select(["staff_id", "sealed", "key_id"])
      .where("staff_id", "=", staff.id)
      .where("confirmed_at", "is", null)
      .executeTakeFirst();
    if (!row) return fail("conflict");
    const secret = openSecret(row);
    const now = Date.now();
    const step = secret ? stepOf(secret, code, now) : null;
    if (step === null) return fail("invalid", { fields: { code: "codeWrong" } });
    const turned = await tx
      .updateTable("two_steps")
      .set({ confirmed_at: now, last_step: step })
      .where("staff_id", "=", staff.id)
      .where("sealed", "=", row.sealed)
      .where("confirmed_at", "is", null)
      .executeTakeFirst();
    if (turned.numUpdatedRows === 0n) return fail("conflict");
    const codes = await makeRecoveryCodes(tx, staff.id);
    await note(tx, staff, "profile.two-steps-on");
    return ok({ codes });
  });
}
