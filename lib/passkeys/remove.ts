import { requireRecentSignIn } from "@/lib/access/require-recent-sign-in";
import { record } from "@/lib/audit/record";
import { withTransaction } from "@/lib/db/transaction";
import { type ActionResult, fail, ok } from "@/lib/platform/result";
import type { PasskeyId } from "./schema";

/** Removes one of the person's own passkeys: nobody signs in with it any more. */
export async function removePasskey({ id }: PasskeyId): Promise<ActionResult<null>> {
  const staff = await requireRecentSignIn("support");
  return withTransaction(async (tx): Promise<ActionResult<null>> => {
    const removed = await tx
      .deleteFrom("passkeys")
      .where("id", "=", id)
      .where("staff_id", "=", staff.id)
      .returning("name")
      .executeTakeFirst();
    if (!removed) return fail("not-found");
    await record(tx, {
      staff,
      projectId: null,
      action: "profile.passkey-remove",
      outcome: "done",
      subject: staff.email,
      before: removed,
    });
    return ok(null);
  });
}
