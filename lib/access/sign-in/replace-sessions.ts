import "server-only";
import { cookies } from "next/headers";
import { sessionCookie } from "@/lib/access/cookie-name";
import { endSession } from "@/lib/access/sessions";
import { sessionOf } from "@/lib/access/session-cookie";
import { db } from "@/lib/db/db";
import { env } from "@/lib/platform/env";

/**
 * Ends what a new session of a person replaces: the session that this browser had, whoever's, and the
 * least recently used ones beyond the number that a person may have.
 */
export async function replaceSessions(staffId: string, sessionId: string): Promise<void> {
  const previous = await sessionOf((await cookies()).get(sessionCookie())?.value);
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
