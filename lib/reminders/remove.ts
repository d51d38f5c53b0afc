import { requireProject } from "@/lib/access/resolve-project";
import { record } from "@/lib/audit/record";
import { withTransaction } from "@/lib/db/transaction";
import { type ActionResult, fail, ok } from "@/lib/platform/result";
import type { ReminderOf } from "./schema";
import { rulesOf, titleOf } from "./store";

/** Removes a reminder: nothing more of it is sent. Fails with `not-found`. */
export async function removeReminder({
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
    const { moment, minutes, audience } = rule;
    await record(tx, {
      staff,
      conferenceCode,
      subject: title,
      projectId: project.id,
      action: "reminder.remove",
      outcome: "done",
      before: { moment, minutes, audience },
    });
    return ok(null);
  });
}
