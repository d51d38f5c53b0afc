import { setTimeout as pause } from "node:timers/promises";
import { liveInstances } from "@/lib/db/heartbeat";
import { env } from "@/lib/platform/env";
import { perProcess } from "@/lib/platform/per-process";

/** Timers are not more precise (ms). */
const PRECISION = 2;

/**
 * Waits until this process may send the next row. The configured rate is shared evenly by the live
 * instances; a new instance is counted at the next heartbeat, seconds later.
 */
export async function waitForSlot(): Promise<void> {
  const pace = perProcess("import-pace", () => ({ next: 0 }));
  const now = performance.now();
  const at = Math.max(pace.next, now);
  pace.next = at + (1000 * liveInstances()) / env().imports.rate;
  if (at - now >= PRECISION) await pause(at - now);
}
