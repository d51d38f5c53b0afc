import { requireStaff } from "@/lib/access/guard";
import { db } from "@/lib/db/db";
import { readSettings } from "./read";
import type { Settings } from "./schema";

/** Returns the settings of this installation. */
export async function getSettings(): Promise<Settings> {
  await requireStaff("administrator");
  return readSettings(db());
}
