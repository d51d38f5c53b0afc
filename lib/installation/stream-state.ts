import { countUnsent } from "@/lib/audit/stream/outbox";
import { wallNow } from "@/lib/platform/clock";
import { env } from "@/lib/platform/env";
import type { StreamState } from "./types";

/** Entries that wait longer show that sending fails (ms). */
const LATE = 120_000;

/** Returns how many entries of the activity wait to be sent elsewhere. */
export async function readStreamState(): Promise<StreamState> {
  const { activityStream } = env();
  if (activityStream === null) return null;
  const { count, oldest } = await countUnsent(activityStream.url);
  return { unsent: count, late: oldest !== null && wallNow() - oldest > LATE };
}
