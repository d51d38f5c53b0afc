import { perProcess } from "@/lib/platform/per-process";
import { setTimeout as pause } from "node:timers/promises";
import { env } from "@/lib/platform/env";
import { liveInstances } from "@/lib/db/heartbeat";

/** Timers are no finer (ms). */
const FINEST = 2;

/**
 * Waits for this process's waitForSlot to send the next row: the configured rate, shared evenly among the
 * instances at work. When one joins, both may send at the old rate until its next beat (seconds).
 */
export async function waitForSlot(): Promise<void> {
  const pace = perProcess("import-pace", () => ({ next: 0 }));
  const now = performance.now();
  const at = Math.max(pace.next, now);
  pace.next = at + (1000 * liveInstances()) / env().imports.rate;
  if (at - now >= FINEST) await pause(at - now);
}
