import "server-only";
import { db } from "@/lib/db/db";
import { spendRecoveryCode } from "./recovery-codes";
import { openSecret } from "./sealed-secret";
import { stepOf } from "./totp";

/**
 * Accepts a code of this person's app or one of their recovery codes, each valid once; returns null for any
 * other text. The caller counts attempts.
 */
export async function verifyCode(
  staffId: string,
  typed: string,
): Promise<"code" | "recovery-code" | null> {
  const plain = typed.replaceAll(/[\s-]/g, "");
  if (!/^\d{6}$/.test(plain)) {
    return (await spendRecoveryCode(db(), staffId, typed)) ? "recovery-code" : null;
  }
  const row = await db()
    .selectFrom("two_steps")
    .select(["staff_id", "sealed", "key_id"])
    .where("staff_id", "=", staffId)
    .where("confirmed_at", "is not", null)
    .executeTakeFirst();
  const secret = row && openSecret(row);
  const step = secret ? stepOf(secret, plain, Date.now()) : null;
  if (step === null) return null;
  // Of two concurrent requests with the same code, only one updates the row.
  const taken = await db()
    .updateTable("two_steps")
    .set({ last_step: step })
    .where("staff_id", "=", staffId)
    .where("last_step", "<", step)
    .executeTakeFirst();
  return taken.numUpdatedRows === 1n ? "code" : null;
}
