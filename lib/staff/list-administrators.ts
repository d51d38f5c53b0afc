import { requireStaff } from "@/lib/access/guard";
import { db } from "@/lib/db/db";

const MAX_ADMINISTRATORS = 5;

/** Returns the first active administrators, for people who need more access. */
export async function listAdministrators(): Promise<{ name: string; email: string }[]> {
  await requireStaff("support");
  return db()
    .selectFrom("staff")
    .select(["name", "email"])
    .where("role", "=", "administrator")
    .where("closed_at", "is", null)
    .orderBy("email")
    .limit(MAX_ADMINISTRATORS)
    .execute();
}
