import { requireRecentSignIn } from "@/lib/access/require-recent-sign-in";
import { record } from "@/lib/audit/record";
import { withTransaction } from "@/lib/db/transaction";
import { type ActionResult, ok } from "@/lib/platform/result";
import type { Settings } from "./schema";

const NAME = "two-steps-required";

/**
 * Sets whether administrators need two-step verification. From their next request on, those without
 * it can only set it up.
 */
export async function changeSettings(settings: Settings): Promise<ActionResult<Settings>> {
  const staff = await requireRecentSignIn("administrator");
  const value = settings.twoStepsRequired ? "yes" : "no";
  await withTransaction(async (tx) => {
    const before = await tx
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
      before: { required: before?.value === "yes" },
      after: { required: settings.twoStepsRequired },
    });
  });
  return ok(settings);
}
