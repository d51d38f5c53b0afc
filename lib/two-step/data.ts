import { requireFreshStaff } from "@/lib/access/require-recent-sign-in";
import { requireStaff } from "@/lib/access/guard";
import { db } from "@/lib/db/db";
import type { ActionResult } from "@/lib/platform/result";
import { confirm } from "./confirm";
import { begin, renewCodes, turnOff } from "./own";
import type { ConfirmTwoSteps, OwnTwoSteps, RecoveryCodes, SetUp } from "./schema";

/** Whether one's own second step is on, and how many recovery codes are left. */
export async function readOwnTwoSteps(): Promise<OwnTwoSteps> {
  const staff = await requireStaff("support", { settingUp: true });
  const row = await db()
    .selectFrom("two_steps")
    .select("confirmed_at")
    .select((eb) =>
      eb
        .selectFrom("recovery_codes")
        .select((codes) => codes.fn.countAll<number>().as("n"))
        .whereRef("recovery_codes.staff_id", "=", "two_steps.staff_id")
        .where("used_at", "is", null)
        .as("codes_left"),
    )
    .where("staff_id", "=", staff.id)
    .executeTakeFirst();
  return { since: row?.confirmed_at ?? null, codesLeft: Number(row?.codes_left ?? 0) };
}

/** Makes the secret for an app; it is asked for at sign-in only once a first code was right. */
export async function beginTwoSteps(): Promise<ActionResult<SetUp>> {
  const staff = await requireFreshStaff("support", { settingUp: true });
  return begin(staff);
}

/** Turns one's own second step on with a first right code; answers the recovery codes, this once. */
export async function confirmTwoSteps(
  input: ConfirmTwoSteps,
): Promise<ActionResult<RecoveryCodes>> {
  const staff = await requireFreshStaff("support", { settingUp: true });
  return confirm(staff, input);
}

/** Takes one's own second step away, with its recovery codes. */
export async function turnOffTwoSteps(): Promise<ActionResult<null>> {
  const staff = await requireFreshStaff("support");
  return turnOff(staff);
}

/** Ten new recovery codes, this once; those before stop working. */
export async function renewRecoveryCodes(): Promise<ActionResult<RecoveryCodes>> {
  const staff = await requireFreshStaff("support");
  return renewCodes(staff);
}
