import { clientAddress } from "@/lib/access/client-address";
import { requireRecentSignIn } from "@/lib/access/require-recent-sign-in";
import { attemptFailed, attemptSucceeded, takeAttempt } from "@/lib/access/sign-in/attempts";
import { removeTwoSteps } from "@/lib/access/two-step/remove";
import { verifyCode } from "@/lib/access/two-step/verify-code";
import { record } from "@/lib/audit/record";
import { withTransaction } from "@/lib/db/transaction";
import { type ActionResult, fail, ok } from "@/lib/platform/result";
import type { TurnOffTwoSteps } from "./schema";

/**
 * Turns two-step verification off and deletes the recovery codes. Requires a code; wrong codes count as
 * attempts.
 */
export async function turnOffTwoSteps({ code }: TurnOffTwoSteps): Promise<ActionResult<null>> {
  const staff = await requireRecentSignIn("support");
  const from = { address: await clientAddress(), browserId: staff.sessionId };
  const attempt = await takeAttempt(staff.email, from);
  if (!attempt) return fail("too-many-attempts");
  if ((await verifyCode(staff.id, code)) === null) {
    await attemptFailed(attempt);
    return fail("invalid", { fields: { code: "codeWrong" } });
  }
  await attemptSucceeded(attempt);
  return withTransaction(async (tx) => {
    const entry = { staff, projectId: null, outcome: "done", subject: staff.email } as const;
    if (await removeTwoSteps(tx, staff.id)) {
      await record(tx, { ...entry, action: "profile.two-steps-off" });
    }
    return ok(null);
  });
}
