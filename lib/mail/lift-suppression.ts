import { requireStaff } from "@/lib/access/guard";
import { record } from "@/lib/audit/record";
import { withTransaction } from "@/lib/db/transaction";
import { emailKey } from "@/lib/platform/normalize";
import { type ActionResult, fail, ok } from "@/lib/platform/result";
import type { LiftSuppression } from "./schema";

/** Unblocks an address that an email server rejected. Sends nothing. */
export async function liftSuppression({ email }: LiftSuppression): Promise<ActionResult<null>> {
  const staff = await requireStaff("administrator");
  return withTransaction(async (tx): Promise<ActionResult<null>> => {
    const lifted = await tx
      .deleteFrom("mail_suppressions")
      .where("email_key", "=", emailKey(email))
      .executeTakeFirst();
    if (Number(lifted.numDeletedRows) === 0) return fail("not-found");
    const entry = { staff, projectId: null, action: "mail.lift", outcome: "done" } as const;
    await record(tx, { ...entry, subject: email });
    return ok(null);
  });
}
