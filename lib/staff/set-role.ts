import { requireRecentSignIn } from "@/lib/access/require-recent-sign-in";
import { pauseWorkOf } from "@/lib/access/pause-work";
import { endSessionsOf } from "@/lib/access/sessions";
import type { ActionResult } from "@/lib/platform/result";
import { withAccount, isLastAdministrator } from "./with-account";
import type { SetStaffRole, StaffId } from "./schema";

/** Changes a person's role. Their sessions end, so that nothing continues with the old role. */
export async function setStaffRole(input: SetStaffRole): Promise<ActionResult<StaffId>> {
  const staff = await requireRecentSignIn("administrator");
  const { id, version, role } = input;
  return withAccount<StaffId>(staff, id, "staff.role", async (tx, person) => {
    if (person.version !== version) return { refused: "conflict" };
    if (role !== "administrator" && (await isLastAdministrator(tx, person))) {
      return { refused: "last-administrator" };
    }
    await tx
      .updateTable("staff")
      .set({ role, version: version + 1 })
      .where("id", "=", id)
      .execute();
    if (role !== person.role) await endSessionsOf(tx, id);
    if (role === "support") await pauseWorkOf(tx, staff, person, { importsOnly: true });
    return { data: { id }, before: { role: person.role }, after: { role } };
  });
}
