import { log } from "@/lib/platform/log";
import { metrics } from "@/lib/platform/metrics";

/** Outcomes that an operator should look at. */
const WARNINGS = new Set(["unreachable", "too-slow", "key-refused", "suspended", "not-understood"]);

/** Logs and measures a call to Boomstream: method, duration and outcome, never parameters. */
export function logCall(call: {
  projectId: string;
  method: string;
  ms: number;
  outcome: string;
}): void {
  const { method, ms, outcome } = call;
  metrics().calls.observe({ method, outcome }, ms / 1_000);
  log[WARNINGS.has(outcome) ? "warn" : "info"]({ boomstream: call }, "boomstream call");
}
