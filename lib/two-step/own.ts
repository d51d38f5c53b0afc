import { type ActivityAction, record } from "@/lib/audit/record";
import type { SignedIn } from "@/lib/access/guard";
import type { Transaction } from "kysely";
import { db } from "@/lib/db/db";
import { withTransaction } from "@/lib/db/transaction";
import type { Database } from "@/lib/db/schema";
import { type ActionResult, fail, ok } from "@/lib/platform/result";
import { makeRecoveryCodes } from "@/lib/access/two-step/recovery-codes";
import { removeTwoSteps } from "@/lib/access/two-step/remove";
import type { RecoveryCodes, SetUp } from "./schema";
import { sealSecret } from "@/lib/access/two-step/sealed-secret";
import { newSecret, uriOf } from "@/lib/access/two-step/totp";

/** Keeps a new secret that is not asked for yet; one begun before is worth nothing any more. */
export async function begin(staff: SignedIn): Promise<ActionResult<SetUp>> {
  const secret = newSecret();
  const kept = { ...sealSecret(secret, staff.id), created_at: Date.now() };
  const made = await db()
    .insertInto("two_steps")
    .values({ staff_id: staff.id, ...kept, confirmed_at: null })
    .onConflict((conflict) =>
      conflict.column("staff_id").doUpdateSet(kept).where("two_steps.confirmed_at", "is", null),
    )
    .returning("staff_id")
    .executeTakeFirst();
  return made ? ok({ secret, uri: uriOf(secret, staff.email) }) : fail("conflict");
}

/** Takes the second step away; done too where it was off already. */
export async function turnOff(staff: SignedIn): Promise<ActionResult<null>> {
  return withTransaction(async (tx) => {
    if (await removeTwoSteps(tx, staff.id)) await note(tx, staff, "profile.two-steps-off");
    return ok(null);
  });
}

/** Another ten recovery codes, where the second step is on. */
export async function renewCodes(staff: SignedIn): Promise<ActionResult<RecoveryCodes>> {
  return withTransaction(async (tx): Promise<ActionResult<RecoveryCodes>> => {
    const on = await tx
      .updateTable("two_steps")
      .set((eb) => ({ last_step: eb.ref("last_step") }))
      .where("staff_id", "=", staff.id)
      .where("confirmed_at", "is not", null)
      .executeTakeFirst();
    if (on.numUpdatedRows === 0n) return fail("conflict");
    const codes = await makeRecoveryCodes(tx, staff.id);
    await note(tx, staff, "profile.recovery-codes");
    return ok({ codes });
  });
}

/** A change to one's own second step, in the activity. */
export function note(
  tx: Transaction<Database>,
  staff: SignedIn,
  action: ActivityAction,
): Promise<void> {
  return record(tx, { staff, projectId: null, action, outcome: "done", subject: staff.email });
}
