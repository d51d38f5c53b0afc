import type { SignedIn } from "@/lib/access/guard";
import type { AuthorizedProject } from "@/lib/access/resolve-project";
import { record } from "@/lib/audit/record";
import type { Flag } from "@/lib/db/schema";
import { withTransaction } from "@/lib/db/transaction";
import { type ActionResult, fail, ok } from "@/lib/platform/result";
import type { ReminderOf } from "./schema";
import { rulesOf, titleOf } from "./store";

/** Stores whether a reminder is paused, and the activity where that is new. Fails with `not-found`. */
export function storePaused(
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
    const { moment, minutes, audience } = rule;
    await record(tx, {
      staff,
      conferenceCode,
      subject: title,
      projectId: project.id,
      action: paused === 1 ? "reminder.pause" : "reminder.resume",
      outcome: "done",
      after: { moment, minutes, audience },
    });
    return ok(null);
  });
}
