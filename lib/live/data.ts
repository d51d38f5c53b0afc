import { requireStaff } from "@/lib/auth/guard";
import { liveSession } from "@/lib/auth/sessions";
import { currentProject } from "@/lib/projects/current";
import { type Opened, openStream } from "./stream";

/**
 * What changes in the project, as it changes, until the browser leaves, the session ends or Foyer
 * stops; null where this session has too many such streams open.
 */
export async function watchChanges(signal: AbortSignal): Promise<Opened | null> {
  const staff = await requireStaff("support");
  const project = await currentProject();
  return openStream({
    projectId: project.id,
    sessionId: staff.sessionId,
    signal,
    // Not the guard again: that one asks once for each request, and this request goes on.
    mayGoOn: async () => (await liveSession(staff.sessionId, true)) !== null,
  });
}
