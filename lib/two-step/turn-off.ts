import { requireRecentSignIn } from "@/lib/access/require-recent-sign-in";
import { removeTwoSteps } from "@/lib/access/two-step/remove";
import { record } from "@/lib/audit/record";
import { withTransaction } from "@/lib/db/transaction";
import { type ActionResult, ok } from "@/lib/platform/result";

/** Turns two-step verification off and deletes the recovery codes. */
export async function turnOffTwoSteps(): Promise<ActionResult<null>> {
  const staff = await requireRecentSignIn("support");
  return withTransaction(async (tx) => {
    const entry = { staff, projectId: null, outcome: "done", subject: staff.email } as const;
    if (await removeTwoSteps(tx, staff.id)) {
      await record(tx, { ...entry, action: "profile.two-steps-off" });
    }
    return ok(null);
  });
}
