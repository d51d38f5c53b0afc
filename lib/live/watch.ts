import { requireStaff } from "@/lib/access/guard";
import { liveSession } from "@/lib/access/sessions";
import { type Opened, openStream } from "./stream";

/**
 * What changes in the projects that the person may see, as it changes, until the browser leaves, the session ends or Foyer
 * stops; null where this session has too many such streams open.
 */
export async function watchChanges(signal: AbortSignal): Promise<Opened | null> {
  const staff = await requireStaff("support");
  let { limitedTo } = staff;
  return openStream({
    sessionId: staff.sessionId,
    signal,
    sees: (projectId) => limitedTo === null || limitedTo.includes(projectId),
    // Not the guard again: that one asks once for each request, and this request goes on.
    mayGoOn: async () => {
      const now = await liveSession(staff.sessionId, true);
      if (!now || now.owesTwoSteps) return false;
      limitedTo = now.limitedTo;
      return true;
    },
  });
}
