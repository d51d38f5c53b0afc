import { type Boomstream, connect } from "@/lib/boomstream/client";
import { env } from "@/lib/env";
import type { ProjectTable } from "@/lib/db/schema";
import { logCall } from "./log-call";
import { sandbox } from "./sandbox";

/** The Boomstream client of a project; calls, limits and the breaker are shared in this process. */
export function connectionOf(project: Pick<ProjectTable, "id" | "kind">): Boomstream {
  const { apiUrl, apiKey, transport, format, concurrency, timeoutMs } = env().boomstream;
  const local = project.kind === "sandbox" ? sandbox() : null;
  return connect({
    projectId: project.id,
    apiUrl: local?.url ?? apiUrl,
    apiKey: local?.key ?? apiKey ?? "",
    transport,
    format,
    concurrency,
    timeoutMs,
    onCall: logCall,
  });
}
