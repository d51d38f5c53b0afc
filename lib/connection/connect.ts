import { type Boomstream, connect } from "@/lib/boomstream/client";
import type { CallEntry } from "@/lib/boomstream/types";
import type { Connection } from "@/lib/boomstream/transport";
import { env } from "@/lib/platform/env";
import { log } from "@/lib/platform/log";
import { metrics } from "@/lib/platform/metrics";
import { addCall } from "@/lib/platform/tracing";
import type { ProjectTable } from "@/lib/db/schema";
import { recordOwnWrites } from "./record-own-writes";
import { openKey } from "./api-key";
import { sandbox } from "./sandbox";

/** Outcomes that an operator should look at. */
const WARNINGS = new Set(["unreachable", "too-slow", "key-refused", "suspended", "not-understood"]);

/** The columns of a project that its connection needs. */
export type Connected = Pick<ProjectTable, "id" | "kind" | "sealed_key" | "key_id">;

/**
 * Returns the Boomstream client of a project. Its limits and circuit breaker are shared in this
 * process, and each write is recorded before it is sent.
 */
export function connectionOf(project: Connected): Boomstream {
  const local = project.kind === "sandbox" ? sandbox() : null;
  const configured = project.kind === "environment" ? (env().boomstream.apiKey ?? "") : "";
  const key = project.kind === "stored" ? openKey(project) : (local?.key ?? configured);
  const client = connect({ ...settingsFor(project.id, key), ...(local && { apiUrl: local.url }) });
  return recordOwnWrites(project.id, client);
}

/** Returns the settings of a connection with this key. */
export function settingsFor(projectId: string, apiKey: string): Connection {
  const { apiUrl, transport, format, concurrency, timeoutMs } = env().boomstream;
  return { projectId, apiUrl, apiKey, transport, format, concurrency, timeoutMs, onCall: logCall };
}

/** Logs, measures and traces a call to Boomstream: method, duration and outcome, never parameters. */
export function logCall(call: CallEntry): void {
  const { projectId, method, ms, outcome } = call;
  const attributes = {
    "rpc.service": "boomstream",
    "rpc.method": method,
    "foyer.project.id": projectId,
    "foyer.call.try": call.try,
    "foyer.call.outcome": outcome,
  };
  addCall(`boomstream ${method}`, ms, attributes, WARNINGS.has(outcome));
  metrics().calls.observe({ method, outcome }, ms / 1_000);
  log[WARNINGS.has(outcome) ? "warn" : "info"]({ boomstream: call }, "boomstream call");
}
