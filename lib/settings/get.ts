import { requireStaff } from "@/lib/access/guard";
import { db } from "@/lib/db/db";
import type { Settings } from "./schema";

/** Returns the settings of this installation. */
export async function getSettings(): Promise<Settings> {
  await requireStaff("administrator");
  const row = await db()
    .selectFrom("settings")
    .select("value")
    .where("name", "=", "two-steps-required")
    .executeTakeFirst();
  return { twoStepsRequired: row?.value === "yes" };
}
