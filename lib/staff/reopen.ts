import { requireRecentSignIn } from "@/lib/access/require-recent-sign-in";
import type { ActionResult } from "@/lib/platform/result";
import { withAccount } from "./with-account";
import type { StaffId } from "./schema";

/** Reopens a closed account with its earlier role and password. */
export async function reopenAccount({ id }: StaffId): Promise<ActionResult<StaffId>> {
  const staff = await requireRecentSignIn("administrator");
  return withAccount<StaffId>(staff, id, "staff.reopen", async (tx, person) => {
    await tx
      .updateTable("staff")
      .set({ closed_at: null, version: person.version + 1 })
      .where("id", "=", id)
      .execute();
    return { data: { id } };
  });
}
