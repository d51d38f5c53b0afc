import { db } from "@/lib/db/db";
import { monotonicNow } from "@/lib/platform/clock";
import { env } from "@/lib/platform/env";
import { log } from "@/lib/platform/log";
import { perProcess } from "@/lib/platform/per-process";
import { isStopping } from "@/lib/platform/shutdown";
import { postEntries } from "./https";
import { type StreamEntry, streamEntry } from "./message";
import { releaseLease, storeSent, takeLease, type SendLease } from "./unsent";
import { sendSyslog } from "./syslog";

/** Entries per request. */
const BATCH = 200;
/** The maximum delay after failures (ms). */
const MAX_DELAY_MS = 60_000;

const state = () => perProcess("activity stream", () => ({ failures: 0, retryAt: -Infinity }));

/**
 * Sends new entries to FOYER_ACTIVITY_STREAM, in order and at least once. After a failure it retries with
 * growing delays. A failing destination never makes Foyer unhealthy.
 */
export async function sendActivity(): Promise<void> {
  const { activityStream } = env();
  const shared = state();
  if (!activityStream || monotonicNow() < shared.retryAt) return;
  const lease = await takeLease(activityStream.url);
  if (!lease) return;
  try {
    await sendAll(lease, activityStream);
    shared.failures = 0;
  } catch (error) {
    const delay = Math.min(MAX_DELAY_MS, 1_000 * 2 ** shared.failures);
    shared.failures += 1;
    shared.retryAt = monotonicNow() + delay;
    log.error({ err: error, failures: shared.failures }, "sending the activity failed");
  } finally {
    await releaseLease(lease);
  }
}

type Target = { url: string; secret: string };

async function sendAll(lease: SendLease, target: Target): Promise<void> {
  for (let sent = lease.sentSeq; !isStopping();) {
    const rows = await db()
      .selectFrom("activity")
      .selectAll()
      .where("seq", ">", sent)
      .orderBy("seq")
      .limit(BATCH)
      .execute();
    const last = rows.at(-1);
    if (!last) return;
    await send(target, rows.map(streamEntry));
    sent = last.seq;
    if (!(await storeSent(lease, sent))) return;
  }
}

function send({ url, secret }: Target, entries: readonly StreamEntry[]): Promise<void> {
  const target = new URL(url);
  return target.protocol.startsWith("syslog+")
    ? sendSyslog(target, entries)
    : postEntries(target, secret, entries);
}
