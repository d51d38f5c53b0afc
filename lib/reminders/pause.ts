import { type AuthorizedProject, requireProject } from "@/lib/access/resolve-project";
import { type ActionResult, fail, ok } from "@/lib/platform/result";
import type { ReminderOf } from "./schema";
import type { SignedIn } from "@/lib/access/guard";
import type { Flag } from "@/lib/db/schema";
import { withTransaction } from "@/lib/db/transaction";
import { recordReminder, rulesOf, titleOf } from "./store";

/** Pauses a reminder. Messages that are being sent still arrive; queued ones are canceled. */
export async function pauseReminder(input: ReminderOf): Promise<ActionResult<null>> {
  const { staff, project } = await requireProject("manager", { conference: input.conferenceCode });
  return storePaused(staff, project, input, 1);
}

/** Resumes a reminder. Sends overdue messages until `reminderLimit`. */
export async function resumeReminder(input: ReminderOf): Promise<ActionResult<null>> {
  const { staff, project } = await requireProject("manager", { conference: input.conferenceCode });
  return storePaused(staff, project, input, 0);
}

/** Stores whether a reminder is paused, with an activity entry if that changed. Fails with `not-found`. */
function storePaused(
  staff: SignedIn,
  project: AuthorizedProject,
  { id, conferenceCode }: ReminderOf,
  paused: Flag,
): Promise<ActionResult<null>> {
  const of = { project, conferenceCode };
  return withTransaction(async (tx): Promise<ActionResult<null>> => {
    const title = await titleOf(tx, of);
    const rule = await rulesOf(tx, of).selectAll().where("id", "=", id).executeTakeFirst();
    if (title === null || !rule) return fail("not-found");
    if (rule.paused === paused) return ok(null);
    await tx.updateTable("reminder_rules").set({ paused }).where("id", "=", id).execute();
    const action = paused === 1 ? "reminder.pause" : "reminder.resume";
    await recordReminder(tx, staff, { ...of, title }, action, { after: rule });
    return ok(null);
  });
}
