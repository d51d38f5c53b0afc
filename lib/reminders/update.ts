import { requireProject } from "@/lib/access/resolve-project";
import { readTimeOfDay } from "@/lib/db/clock";
import { withTransaction } from "@/lib/db/transaction";
import { type ActionResult, fail, ok } from "@/lib/platform/result";
import type { UpdateReminder } from "./schema";
import { recordReminder, rulesOf, titleOf, whyNotAdded } from "./store";

/**
 * Changes a reminder. The changed one is a new reminder that may go to the same people again; it sends
 * nothing if its due time has passed. Fails with `not-found` and `invalid`.
 */
export async function updateReminder(input: UpdateReminder): Promise<ActionResult<null>> {
  const { id, nextId, conferenceCode, moment, minutes, audience } = input;
  const { staff, project } = await requireProject("manager", { conference: conferenceCode });
  if (!project.ownMail) return fail("not-found");
  const createdAt = await readTimeOfDay();
  const of = { project, conferenceCode };
  return withTransaction(async (tx): Promise<ActionResult<null>> => {
    const title = await titleOf(tx, of);
    const before = await rulesOf(tx, of).selectAll().where("id", "=", id).executeTakeFirst();
    if (title === null || !before) return fail("not-found");
    const isSame =
      before.moment === moment && before.minutes === minutes && before.audience === audience;
    if (isSame) return ok(null);
    const refusal = await whyNotAdded(tx, of, input, id);
    if (refusal) return refusal;
    await tx.deleteFrom("reminder_rules").where("id", "=", id).execute();
    await tx
      .insertInto("reminder_rules")
      .values({
        ...before,
        id: nextId,
        moment,
        minutes,
        audience,
        staff_id: staff.id,
        created_at: createdAt,
      })
      .execute();
    await recordReminder(tx, staff, { ...of, title }, "reminder.change", { before, after: input });
    return ok(null);
  });
}
