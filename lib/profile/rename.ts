import { record } from "@/lib/audit/record";
import { requireStaff } from "@/lib/access/guard";
import { withTransaction } from "@/lib/db/transaction";
import { type ActionResult, ok } from "@/lib/platform/result";
import type { ProfileFields } from "./schema";

/** Changes the person's own name. */
export async function renameSelf({ name }: ProfileFields): Promise<ActionResult<ProfileFields>> {
  const staff = await requireStaff("support");
  await withTransaction(async (tx) => {
    await tx
      .updateTable("staff")
      .set((eb) => ({ name, version: eb("version", "+", 1) }))
      .where("id", "=", staff.id)
      .execute();
    await record(tx, {
      staff,
      projectId: null,
      action: "profile.rename",
      outcome: "done",
      subject: staff.email,
      before: { name: staff.name },
      after: { name },
    });
  });
  return ok({ name });
}
