import { requireStaff } from "@/lib/access/guard";
import { liveSession } from "@/lib/access/sessions";
import { type Opened, openStream } from "./stream";

/**
 * Returns a stream of changes in the projects that the person may see, until the browser
 * disconnects, the session ends or Foyer stops; null if this session has too many streams.
 */
export async function watchChanges(signal: AbortSignal): Promise<Opened | null> {
  const staff = await requireStaff("support");
  let { limitedTo } = staff;
  return openStream({
    sessionId: staff.sessionId,
    signal,
    sees: (projectId) => limitedTo === null || limitedTo.includes(projectId),
    // Not the guard: it caches its result for the request, and this request continues.
    mayGoOn: async () => {
      const now = await liveSession(staff.sessionId, true);
      if (!now || now.owesTwoSteps) return false;
      limitedTo = now.limitedTo;
      return true;
    },
  });
}
