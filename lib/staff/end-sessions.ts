import { requireRecentSignIn } from "@/lib/access/require-recent-sign-in";
import { endSessionsOf } from "@/lib/access/sessions";
import type { ActionResult } from "@/lib/platform/result";
import { withAccount } from "./with-account";
import type { StaffId } from "./schema";

/** Signs a person out everywhere. Returns how many sessions ended. */
export async function endStaffSessions({ id }: StaffId): Promise<ActionResult<{ ended: number }>> {
  const staff = await requireRecentSignIn("administrator");
  return withAccount<{ ended: number }>(staff, id, "staff.end-sessions", async (tx) => {
    const ended = await endSessionsOf(tx, id);
    return { data: { ended }, after: { ended } };
  });
}
