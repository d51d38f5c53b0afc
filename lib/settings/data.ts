import { record } from "@/lib/audit/record";
import { requireFreshStaff } from "@/lib/access/require-recent-sign-in";
import { requireStaff } from "@/lib/access/guard";
import { db } from "@/lib/db/db";
import { withTransaction } from "@/lib/db/transaction";
import { type ActionResult, ok } from "@/lib/platform/result";
import type { Settings } from "./schema";

const NAME = "two-steps-required";

/** What holds for everyone. */
export async function readSettings(): Promise<Settings> {
  await requireStaff("administrator");
  const row = await db()
    .selectFrom("settings")
    .select("value")
    .where("name", "=", NAME)
    .executeTakeFirst();
  return { twoStepsRequired: row?.value === "yes" };
}

/**
 * Whether administrators must have two steps. Those without can do nothing from their next request
 * on but set them up.
 */
export async function changeSettings(settings: Settings): Promise<ActionResult<Settings>> {
  const staff = await requireFreshStaff("administrator");
  const value = settings.twoStepsRequired ? "yes" : "no";
  await withTransaction(async (tx) => {
    const was = await tx
      .selectFrom("settings")
      .select("value")
      .where("name", "=", NAME)
      .executeTakeFirst();
    const changed = { value, changed_at: Date.now() };
    await tx
      .insertInto("settings")
      .values({ name: NAME, ...changed })
      .onConflict((conflict) => conflict.column("name").doUpdateSet(changed))
      .execute();
    await record(tx, {
      staff,
      projectId: null,
      action: "settings.two-steps",
      outcome: "done",
      subject: "",
      before: { required: was?.value === "yes" },
      after: { required: settings.twoStepsRequired },
    });
  });
  return ok(settings);
}
