import { requireStaff } from "@/lib/access/guard";
import { liveSession } from "@/lib/access/sessions";
import { type EventStream, openStream } from "./stream";

/**
 * Streams the topics that change in the projects that the staff member may see, until the browser
 * disconnects, the session ends or Foyer stops. Returns null when the session has too many open streams.
 */
export async function watchChanges(signal: AbortSignal): Promise<EventStream | null> {
  const staff = await requireStaff("support");
  let { limitedTo } = staff;
  return openStream({
    sessionId: staff.sessionId,
    signal,
    canSee: (projectId) => limitedTo === null || limitedTo.includes(projectId),
    // The guard caches its result per request, and this request stays open.
    isValid: async () => {
      const now = await liveSession(staff.sessionId, true);
      if (!now || now.mustSetUp) return false;
      limitedTo = now.limitedTo;
      return true;
    },
  });
}
