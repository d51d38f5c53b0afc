import { IDLE_LIFETIME } from "@/lib/access/sessions";
import type { SignedIn } from "@/lib/access/guard";
import { db } from "@/lib/db/db";
import { deviceOf } from "./device";
import type { OwnSession } from "./schema";

/** Where this person is signed in: this session first, then by last use. */
export async function readOwnSessions(staff: SignedIn): Promise<OwnSession[]> {
  const now = Date.now();
  const rows = await db()
    .selectFrom("sessions")
    .select(["id", "user_agent", "address", "created_at", "used_at"])
    .where("staff_id", "=", staff.id)
    .where("ended_at", "is", null)
    .where("expires_at", ">", now)
    .where("used_at", ">", now - IDLE_LIFETIME)
    .orderBy("used_at", "desc")
    .execute();
  return rows
    .map((row) => ({
      id: row.id,
      ...deviceOf(row.user_agent),
      address: row.address,
      createdAt: row.created_at,
      usedAt: row.used_at,
      current: row.id === staff.sessionId,
    }))
    .toSorted((one, other) => Number(other.current) - Number(one.current));
}
