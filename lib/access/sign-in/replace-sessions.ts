import "server-only";
import { endSession } from "@/lib/access/sessions";
import { sessionToken } from "@/lib/access/cookies";
import { db } from "@/lib/db/db";
import { env } from "@/lib/platform/env";

/**
 * Ends the sessions that a new one replaces: the earlier session of this browser, of any person, and the person's
 * least recently used sessions beyond the maximum.
 */
export async function replaceSessions(staffId: string, sessionId: string): Promise<void> {
  const previous = (await sessionToken.read())?.sessionId ?? null;
  if (previous !== null && previous !== sessionId) await endSession(previous);
  const now = Date.now();
  const others = await db()
    .selectFrom("sessions")
    .select("id")
    .where("staff_id", "=", staffId)
    .where("ended_at", "is", null)
    .where("expires_at", ">", now)
    .where("id", "<>", sessionId)
    .orderBy("used_at", "desc")
    .orderBy("id", "desc")
    .execute();
  for (const { id } of others.slice(env().sessions.perPerson - 1)) await endSession(id);
}
