import { requireProject } from "@/lib/access/resolve-project";
import { readTimeOfDay } from "@/lib/db/clock";
import { withTransaction } from "@/lib/db/transaction";
import { type ActionResult, fail, ok } from "@/lib/platform/result";
import type { AddReminder } from "./schema";
import { recordReminder, rulesOf, titleOf, whyNotAdded } from "./store";

/**
 * Adds a reminder to a conference, once per form id. Sends nothing if its due time has passed. Fails with
 * `not-found` if Foyer does not email for the project, and with `invalid` if the reminder exists.
 */
export async function addReminder(input: AddReminder): Promise<ActionResult<null>> {
  const { id, conferenceCode, moment, minutes, audience } = input;
  const { staff, project } = await requireProject("manager", { conference: conferenceCode });
  if (!project.ownMail) return fail("not-found");
  const createdAt = await readTimeOfDay();
  const of = { project, conferenceCode };
  return withTransaction(async (tx): Promise<ActionResult<null>> => {
    const title = await titleOf(tx, of);
    if (title === null) return fail("not-found");
    const known = await rulesOf(tx, of).select("id").where("id", "=", id).executeTakeFirst();
    if (known) return ok(null);
    const refusal = await whyNotAdded(tx, of, input);
    if (refusal) return refusal;
    await tx
      .insertInto("reminder_rules")
      .values({
        id,
        moment,
        minutes,
        audience,
        project_id: project.id,
        conference_code: conferenceCode,
        staff_id: staff.id,
        created_at: createdAt,
      })
      .execute();
    await recordReminder(tx, staff, { ...of, title }, "reminder.add", { after: input });
    return ok(null);
  });
}
