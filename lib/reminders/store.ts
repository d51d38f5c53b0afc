import type { Transaction } from "kysely";
import type { SignedIn } from "@/lib/access/guard";
import type { AuthorizedProject } from "@/lib/access/resolve-project";
import type { ActivityAction } from "@/lib/audit/actions";
import { record } from "@/lib/audit/record";
import type { Database, ReminderRuleTable } from "@/lib/db/schema";
import { type ActionResult, fail } from "@/lib/platform/result";

/** Maximum number of reminders per conference. */
const MAX_REMINDERS = 20;

type Values = Pick<ReminderRuleTable, "moment" | "minutes" | "audience">;
type Of = { project: Pick<AuthorizedProject, "id">; conferenceCode: string };

/** Returns the title of a conference for the activity log; null if the conference is unknown or deleted. */
export async function titleOf(
  tx: Transaction<Database>,
  { project, conferenceCode }: Of,
): Promise<string | null> {
  const conference = await tx
    .selectFrom("conferences")
    .select("title")
    .where("project_id", "=", project.id)
    .where("code", "=", conferenceCode)
    .where("deleted_at", "is", null)
    .executeTakeFirst();
  return conference?.title ?? null;
}

/**
 * Returns the reason why a reminder with these values can't be added; null if it can. Ignores the reminder
 * `replaced`.
 */
export async function whyNotAdded(
  tx: Transaction<Database>,
  { project, conferenceCode }: Of,
  { moment, minutes, audience }: Values,
  replaced = "",
): Promise<ActionResult<never> | null> {
  const others = await rulesOf(tx, { project, conferenceCode })
    .select(["moment", "minutes", "audience"])
    .where("id", "<>", replaced)
    .execute();
  if (others.length >= MAX_REMINDERS)
    return fail("invalid", { fields: { minutes: "remindersMany" } });
  const same = others.some(
    (one) => one.moment === moment && one.minutes === minutes && one.audience === audience,
  );
  return same ? fail("invalid", { fields: { minutes: "reminderKnown" } }) : null;
}

/** Returns a query of a conference's reminders. */
export function rulesOf(tx: Transaction<Database>, { project, conferenceCode }: Of) {
  return tx
    .selectFrom("reminder_rules")
    .where("project_id", "=", project.id)
    .where("conference_code", "=", conferenceCode);
}

/** Records a change of a reminder of the conference with this title. */
export function recordReminder(
  tx: Transaction<Database>,
  staff: SignedIn,
  { project, conferenceCode, title }: Of & { title: string },
  action: Extract<ActivityAction, `reminder.${string}`>,
  { before, after }: { before?: Values; after?: Values },
): Promise<void> {
  return record(tx, {
    staff,
    conferenceCode,
    subject: title,
    projectId: project.id,
    action,
    outcome: "done",
    ...(before && { before: valuesOf(before) }),
    ...(after && { after: valuesOf(after) }),
  });
}

function valuesOf({ moment, minutes, audience }: Values): Values {
  return { moment, minutes, audience };
}
