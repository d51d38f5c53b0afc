import { requireRecentSignIn } from "@/lib/access/require-recent-sign-in";
import { forgetAttempts } from "@/lib/access/sign-in/attempts";
import type { ActionResult } from "@/lib/platform/result";
import { withAccount } from "./with-account";
import type { StaffId } from "./schema";

/** Lifts the lock of an account after wrong sign-in attempts. */
export async function unlockAccount({ id }: StaffId): Promise<ActionResult<StaffId>> {
  const staff = await requireRecentSignIn("administrator");
  return withAccount<StaffId>(staff, id, "staff.unlock", async (tx, person) => {
    await forgetAttempts(tx, person.email);
    return { data: { id } };
  });
}
