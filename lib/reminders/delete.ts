import { requireProject } from "@/lib/access/resolve-project";
import { withTransaction } from "@/lib/db/transaction";
import { type ActionResult, fail, ok } from "@/lib/platform/result";
import type { ReminderOf } from "./schema";
import { recordReminder, rulesOf, titleOf } from "./store";

/** Deletes a reminder, so that no more messages are sent. Fails with `not-found`. */
export async function deleteReminder({
  id,
  conferenceCode,
}: ReminderOf): Promise<ActionResult<null>> {
  const { staff, project } = await requireProject("manager", { conference: conferenceCode });
  const of = { project, conferenceCode };
  return withTransaction(async (tx): Promise<ActionResult<null>> => {
    const title = await titleOf(tx, of);
    const rule = await rulesOf(tx, of).selectAll().where("id", "=", id).executeTakeFirst();
    if (title === null || !rule) return fail("not-found");
    await tx.deleteFrom("reminder_rules").where("id", "=", id).execute();
    await recordReminder(tx, staff, { ...of, title }, "reminder.remove", { before: rule });
    return ok(null);
  });
}
