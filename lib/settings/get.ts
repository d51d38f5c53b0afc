import { requireStaff } from "@/lib/access/guard";
import { readPolicy } from "@/lib/access/sign-in-policy";
import { db } from "@/lib/db/db";
import type { Settings } from "./schema";

/** Returns the settings of this installation. */
export async function getSettings(): Promise<Settings> {
  await requireStaff("administrator");
  return readPolicy(db());
}
