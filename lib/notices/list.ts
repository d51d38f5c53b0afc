import { requireStaff } from "@/lib/access/guard";
import { db } from "@/lib/db/db";
import { type Notice, NoticeDetails } from "./schema";

/** The most notices shown at once. */
const MAX_NOTICES = 5;

/** Returns the person's notices that are not dismissed, newest first. */
export async function listNotices(): Promise<Notice[]> {
  const staff = await requireStaff("support");
  const rows = await db()
    .selectFrom("notices")
    .select(["id", "kind", "details", "created_at"])
    .where("staff_id", "=", staff.id)
    .where("dismissed_at", "is", null)
    .orderBy("created_at", "desc")
    .limit(MAX_NOTICES)
    .execute();
  return rows.flatMap(({ id, kind, details, created_at }) => {
    const parsed = NoticeDetails.safeParse({ ...JSON.parse(details), kind });
    return parsed.success ? [{ id, at: created_at, ...parsed.data }] : [];
  });
}
