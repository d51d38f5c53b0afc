import { requireStaff } from "@/lib/access/guard";
import { db } from "@/lib/db/db";
import type { OwnTwoSteps } from "./schema";

/** Returns when the person's two-step verification was turned on, and the number of unused recovery codes. */
export async function getOwnTwoSteps(): Promise<OwnTwoSteps> {
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
