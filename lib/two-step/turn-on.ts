import { requireRecentSignIn } from "@/lib/access/require-recent-sign-in";
import { makeRecoveryCodes } from "@/lib/access/two-step/recovery-codes";
import { openSecret, sealSecret } from "@/lib/access/two-step/sealed-secret";
import { newSecret, stepOf, uriOf } from "@/lib/access/two-step/totp";
import { record } from "@/lib/audit/record";
import { db } from "@/lib/db/db";
import { withTransaction } from "@/lib/db/transaction";
import { type ActionResult, fail, ok } from "@/lib/platform/result";
import type { ConfirmTwoSteps, RecoveryCodes, SetUp } from "./schema";

/** Creates a secret for an authenticator app. It takes effect when a first code confirms it. */
export async function beginTwoSteps(): Promise<ActionResult<SetUp>> {
  const staff = await requireRecentSignIn("support", { settingUp: true });
  const secret = newSecret();
  const sealed = { ...sealSecret(secret, staff.id), created_at: Date.now() };
  const made = await db()
    .insertInto("two_steps")
    .values({ staff_id: staff.id, ...sealed, confirmed_at: null })
    .onConflict((conflict) =>
      conflict.column("staff_id").doUpdateSet(sealed).where("two_steps.confirmed_at", "is", null),
    )
    .returning("staff_id")
    .executeTakeFirst();
  return made ? ok({ secret, uri: uriOf(secret, staff.email) }) : fail("conflict");
}

/** Turns two-step verification on with a first correct code. Returns the recovery codes, once. */
export async function confirmTwoSteps(
  input: ConfirmTwoSteps,
): Promise<ActionResult<RecoveryCodes>> {
  const staff = await requireRecentSignIn("support", { settingUp: true });
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
    const step = secret ? stepOf(secret, input.code, now) : null;
    if (step === null) return fail("invalid", { fields: { code: "codeWrong" } });
    const confirmed = await tx
      .updateTable("two_steps")
      .set({ confirmed_at: now, last_step: step })
      .where("staff_id", "=", staff.id)
      .where("sealed", "=", row.sealed)
      .where("confirmed_at", "is", null)
      .executeTakeFirst();
    if (confirmed.numUpdatedRows === 0n) return fail("conflict");
    const codes = await makeRecoveryCodes(tx, staff.id);
    const entry = { staff, projectId: null, outcome: "done", subject: staff.email } as const;
    await record(tx, { ...entry, action: "profile.two-steps-on" });
    return ok({ codes });
  });
}
