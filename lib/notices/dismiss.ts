import { requireStaff } from "@/lib/access/guard";
import { db } from "@/lib/db/db";
import { type ActionResult, ok } from "@/lib/platform/result";

/** Dismisses one of the person's own notices. */
export async function dismissNotice({ id }: { id: string }): Promise<ActionResult<null>> {
  const staff = await requireStaff("support");
  await db()
    .updateTable("notices")
    .set({ dismissed_at: Date.now() })
    .where("id", "=", id)
    .where("staff_id", "=", staff.id)
    .execute();
  return ok(null);
}
