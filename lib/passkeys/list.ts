import { requireStaff } from "@/lib/access/guard";
import { db } from "@/lib/db/db";
import type { OwnPasskey } from "./schema";

/** Returns the person's own passkeys, oldest first. */
export async function listOwnPasskeys(): Promise<OwnPasskey[]> {
  const staff = await requireStaff("support");
  const rows = await db()
    .selectFrom("passkeys")
    .select(["id", "name", "created_at", "used_at"])
    .where("staff_id", "=", staff.id)
    .orderBy("created_at")
    .execute();
  return rows.map(({ id, name, created_at, used_at }) => ({
    id,
    name,
    createdAt: created_at,
    usedAt: used_at,
  }));
}
