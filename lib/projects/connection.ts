import { type Boomstream, connect } from "@/lib/boomstream/client";
import { env } from "@/lib/env";
import type { ProjectTable } from "@/lib/db/schema";
import { noteWrites } from "@/lib/outside/note-writes";
import { logCall } from "./log-call";
import { sandbox } from "./sandbox";

/**
 * The Boomstream client of a project; calls, limits and the breaker are shared in this process. Each
 * write is noted before it is sent.
 */
export function connectionOf(project: Pick<ProjectTable, "id" | "kind">): Boomstream {
  const { apiUrl, apiKey, transport, format, concurrency, timeoutMs } = env().boomstream;
  const local = project.kind === "sandbox" ? sandbox() : null;
  const client = connect({
    projectId: project.id,
    apiUrl: local?.url ?? apiUrl,
    apiKey: local?.key ?? apiKey ?? "",
    transport,
    format,
    concurrency,
    timeoutMs,
    onCall: logCall,
  });
  return noteWrites(project.id, client);
}
