import { requireRecentSignIn } from "@/lib/access/require-recent-sign-in";
import { pauseWorkOf } from "@/lib/access/pause-work";
import { endSessionsOf } from "@/lib/access/sessions";
import { invalidateLinks } from "@/lib/access/welcome-link";
import type { ActionResult } from "@/lib/platform/result";
import { withAccount, isLastAdministrator } from "./with-account";
import type { StaffId } from "./schema";

/** Closes an account: its sessions end and its links stop working. Its activity stays. */
export async function closeAccount({ id }: StaffId): Promise<ActionResult<StaffId>> {
  const staff = await requireRecentSignIn("administrator");
  return withAccount<StaffId>(staff, id, "staff.close", async (tx, person) => {
    if (await isLastAdministrator(tx, person)) return { refused: "last-administrator" };
    if (person.closed_at === null) {
      await tx
        .updateTable("staff")
        .set({ closed_at: Date.now(), version: person.version + 1 })
        .where("id", "=", id)
        .execute();
      await endSessionsOf(tx, id);
      await invalidateLinks(tx, id);
      await pauseWorkOf(tx, staff, person);
    }
    return { data: { id } };
  });
}
