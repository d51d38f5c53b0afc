import { requireRecentSignIn } from "@/lib/access/require-recent-sign-in";
import { policyIncludes, readPolicy } from "@/lib/access/sign-in-policy";
import { record } from "@/lib/audit/record";
import { withTransaction } from "@/lib/db/transaction";
import { type ActionResult, fail, ok } from "@/lib/platform/result";
import type { PasskeyId } from "./schema";

/**
 * Removes one of the person's own passkeys. Refuses to remove the last one of a person who needs a passkey,
 * because their password alone could then add another.
 */
export async function removePasskey({ id }: PasskeyId): Promise<ActionResult<null>> {
  const staff = await requireRecentSignIn("support");
  return withTransaction(async (tx): Promise<ActionResult<null>> => {
    const needed = policyIncludes((await readPolicy(tx)).passkeys, staff.role);
    // Locks the person's passkeys, so that two removals can't take the last two.
    const own = await tx
      .updateTable("passkeys")
      .set((eb) => ({ counter: eb.ref("counter") }))
      .where("staff_id", "=", staff.id)
      .returning(["id", "name"])
      .execute();
    const removed = own.find((passkey) => passkey.id === id);
    if (!removed) return fail("not-found");
    if (needed && own.length === 1) return fail("last-passkey");
    await tx.deleteFrom("passkeys").where("id", "=", id).execute();
    await record(tx, {
      staff,
      projectId: null,
      action: "profile.passkey-remove",
      outcome: "done",
      subject: staff.email,
      before: { name: removed.name },
    });
    return ok(null);
  });
}
